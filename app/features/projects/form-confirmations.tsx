import type { FormConfirmations } from './confirm-form-queries.server.ts';
import { isOnPaper } from '#app/domain/form-proof.ts';
import type { ConfirmationState } from '#app/domain/form-proof.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

const TONES = { missing: 'signal', current: 'done', outdated: 'signal', refused: 'danger' } as const;

/** Who has confirmed the application form, of which version and when: each author's guardian, and the school. */
export function FormConfirmationList({ confirmations }: { confirmations: FormConfirmations }) {
  const t = useT();
  const formats = useFormats();
  const { guardians, proof, school, timeZone } = confirmations;
  const said = (name: string, at: Date, code: string) =>
    t('confirm.said', { name, at: formats.dateTimeSeconds(at, timeZone), code });
  return (
    <>
      {proof.rule === 'EITHER' && proof.scanned ? (
        <p className="pb-3 text-ink-muted">{t('confirm.onPaper')}</p>
      ) : null}
      <ul className="max-w-3xl divide-y divide-line border-y border-line">
        {guardians.map((guardian) => (
          <Line
            key={guardian.id}
            who={t('confirm.guardianOf', { name: guardian.name })}
            state={guardian.state}
            label={t(`confirm.state-${guardian.state}`)}
            said={
              guardian.said
                ? said(guardian.said.guardianName, guardian.said.at, guardian.said.formCode)
                : null
            }
          />
        ))}
        {isOnPaper(proof) ? null : (
          <Line
            who={t('confirm.school')}
            state={proof.school}
            label={t(proof.school === 'missing' ? 'confirm.school-missing' : `confirm.state-${proof.school}`)}
            said={school ? said(school.schoolName, school.at, school.formCode) : null}
          />
        )}
      </ul>
      <p className="pt-2 text-sm text-ink-muted">{t('confirm.code', { code: confirmations.formCode })}</p>
    </>
  );
}

function Line({
  who,
  state,
  label,
  said,
}: {
  who: string;
  state: ConfirmationState;
  label: string;
  said: string | null;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0">
        <p className="font-semibold">{who}</p>
        {said ? <p className="text-sm text-ink-muted">{said}</p> : null}
      </div>
      <Badge tone={TONES[state]}>{label}</Badge>
    </li>
  );
}
