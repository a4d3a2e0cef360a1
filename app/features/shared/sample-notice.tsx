import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** Says on every page of a sample edition what is invented in it. Nothing for a real one. */
export function SampleNotice({ edition }: { edition: { isSample: boolean; sampleNote?: string | null } }) {
  const t = useT();
  if (!edition.isSample) return null;
  return (
    <NoticeBox className="mb-6" tone="info">
      {edition.sampleNote || t('common.sampleBanner')}
    </NoticeBox>
  );
}
