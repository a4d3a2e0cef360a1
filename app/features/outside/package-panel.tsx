import type { PackageState } from './take-package.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

type Props = {
  list: { id: string; roundId: string; counts: Partial<Record<string, number>> };
  timeZone: string;
  contest: string;
  organiser: string;
  state: Omit<PackageState, 'last'> & {
    last: { version: number; entries: number; files: number; madeAt: Date } | null;
  };
};

/** The package of a list that was handed on to a contest run elsewhere: what it holds, and the button that takes it. */
export function PackagePanel({ list, timeZone, contest, organiser, state }: Props) {
  const t = useT();
  const formats = useFormats();
  const { last, changed } = state;
  return (
    <Section
      className="mb-8"
      title={t('outside.package')}
      description={t('outside.packageLead', { contest })}
    >
      {last && changed ? (
        <NoticeBox tone="signal" className="mb-4 max-w-3xl" title={t('outside.changedTitle')}>
          {t('outside.changedText', { version: last.version })}
        </NoticeBox>
      ) : null}
      <p className="mb-4 text-ink-muted">
        {last
          ? t('outside.packageTaken', {
              version: last.version,
              entries: last.entries,
              files: last.files,
              at: formats.dateTime(last.madeAt, timeZone),
            })
          : t('outside.packageNever')}
      </p>
      {/* An ordinary form: the answer is the file itself. */}
      <form method="post" action={`/admin/rounds/${list.roundId}/lists/${list.id}/package.zip`}>
        <ConfirmButton
          label={t('outside.take')}
          title={t('outside.takeTitle')}
          confirmLabel={t('outside.take')}
          cancelLabel={t('common.cancel')}
        >
          <p>
            {t('outside.takeText', {
              count: list.counts.SELECTED ?? 0,
              to: organiser || contest,
            })}
          </p>
        </ConfirmButton>
      </form>
    </Section>
  );
}
