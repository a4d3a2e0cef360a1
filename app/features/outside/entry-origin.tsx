import type { GivenConsent, Origin } from './package-schema.ts';
import { useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/section.tsx';

/** The rounds that an imported entry has stood in elsewhere, and the consents given there. */
export function EntryOrigin({ origin, filesHref }: { origin: Origin; filesHref: string | null }) {
  const t = useT();
  const { rounds, consents, remark } = origin;
  const count = (...kinds: GivenConsent['kind'][]) =>
    consents.filter(({ kind }) => kinds.includes(kind)).length;
  return (
    <Section
      title={t('outside.originTitle')}
      actions={
        filesHref ? (
          <LinkButton href={filesHref} size="small">
            {t('outside.addFiles')}
          </LinkButton>
        ) : null
      }
    >
      <ul className="max-w-2xl divide-y divide-line border-y border-line">
        {rounds.map((one, index) => (
          <li key={index} className="flex flex-wrap items-baseline justify-between gap-3 py-2">
            <span>{t('outside.originRound', { organiser: one.organiser, round: one.round })}</span>
            <span className="text-sm text-ink-muted tabular-nums">
              {[
                one.number ? t('outside.originNumber', { number: one.number }) : null,
                one.rank === null ? null : t('outside.originRank', { rank: one.rank }),
                one.score === null ? null : t('outside.originScore', { score: one.score }),
                ...one.prizes,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        {consents.length > 0 ? (
          <li className="py-2">
            {t('outside.originConsents', {
              count: consents.length,
              participation: count('participation'),
              form: count('form', 'school-form'),
            })}
          </li>
        ) : null}
        {remark === '' ? null : <li className="py-2">{t('outside.originRemark', { remark })}</li>}
      </ul>
    </Section>
  );
}
