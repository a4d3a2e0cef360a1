import type { FlagDecision, FlagKind } from '#app/domain/flags.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

export type FlagFactsProps = {
  flag: {
    kind: FlagKind;
    words: string;
    createdAt: Date | string;
    decision: FlagDecision | null;
    answer: string;
    settledAt: Date | string | null;
    /** Left out where the judge reads their own. */
    judge?: string;
    settledBy?: string | null;
  };
  timeZone: string;
};

/** What was flagged, when and by whom, and what became of it. */
export function FlagFacts({ flag, timeZone }: FlagFactsProps) {
  const t = useT();
  const formats = useFormats();
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="signal">{t(`rubric.flag-${flag.kind}`)}</Badge>
        {flag.decision ? (
          <Badge tone="done">{t(`rubric.decision-${flag.decision}`)}</Badge>
        ) : (
          <Badge>{t('rubric.flagOpen')}</Badge>
        )}
        <span className="text-sm text-ink-muted">
          {[flag.judge, formats.dateTime(flag.createdAt, timeZone)].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p className="whitespace-pre-line">{flag.words}</p>
      {flag.settledAt ? (
        <div className="border-s-4 border-line ps-3">
          <p className="text-sm text-ink-muted">
            {[t('rubric.flagAnswer'), flag.settledBy, formats.dateTime(flag.settledAt, timeZone)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="whitespace-pre-line">{flag.answer}</p>
        </div>
      ) : null}
    </div>
  );
}
