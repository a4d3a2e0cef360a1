import { sampleWords } from './sample-words.ts';
import { useLanguage } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** Says on every page of a sample edition what is invented in it. Nothing for a real one. */
export function SampleNotice({ edition }: { edition: { isSample: boolean; sampleNote?: string | null } }) {
  const language = useLanguage();
  if (!edition.isSample) return null;
  return (
    <NoticeBox className="mb-6" tone="info">
      {sampleWords(language, edition)}
    </NoticeBox>
  );
}
