import type { getEntryConsensus } from './queries.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

type Consensus = NonNullable<Awaited<ReturnType<typeof getEntryConsensus>>>;

/** What a panel has agreed on, for the organiser: every mark with its reason, and what the members say to it. */
export function EntryConsensus({ consensus, timeZone }: { consensus: Consensus; timeZone: string }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const answers = consensus.answers.filter((answer) => answer.revision === consensus.revision);
  return (
    <div className="grid max-w-2xl gap-4">
      <p className="text-sm text-ink-muted">
        {t('rubric.agreedAt', { at: formats.dateTime(consensus.savedAt, timeZone) })}
      </p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {consensus.marks.map(({ criterion, pointsX100, reason }) => (
          <div key={criterion.id} className="contents">
            <dt>
              {name(criterion)}
              {reason ? <span className="block text-sm text-ink-muted">{reason}</span> : null}
            </dt>
            <dd className="text-end tabular-nums">
              {pointsX100 / 100} / {criterion.maxX100 / 100}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="grid gap-2">
        {answers.map((answer) => (
          <li key={answer.roundJudgeId} className="flex flex-wrap items-center gap-2">
            <span>{answer.roundJudge.person.name}</span>
            <Badge tone={answer.agrees ? 'done' : 'signal'}>
              {t(answer.agrees ? 'rubric.agrees' : 'rubric.objects')}
            </Badge>
            {answer.words ? <span className="whitespace-pre-line">{answer.words}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
