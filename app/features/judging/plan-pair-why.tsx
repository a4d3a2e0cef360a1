import { Form } from '@remix-run/react';

import type { PlanEntryView } from './plan-queries.server.ts';
import { fitText, reasonText } from './plan-reasons.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';

type Judge = PlanEntryView['judges'][number];

/** A judge of an entry in a proposal: why they, who else could have been, what would change without them. */
export function PlanPairWhy({ view, judge, isOpen }: { view: PlanEntryView; judge: Judge; isOpen: boolean }) {
  const t = useT();
  const formats = useFormats();
  const { why } = judge;
  const share = (match: number) => formats.percent(match / view.places / 100);
  return (
    <li className="grid gap-2 border-b border-line py-3">
      <div className="flex flex-wrap items-center gap-3">
        <span className="font-medium">{judge.name}</span>
        <Badge tone={judge.state === 'leaves' ? 'danger' : undefined}>
          {t(`plans.state-${judge.state}`)}
        </Badge>
        <span className="text-sm text-ink-muted">{fitText(why.fit, t)}</span>
        {judge.state === 'new' || judge.state === 'hand' ? (
          <Form method="post">
            <input type="hidden" name="planId" value={view.planId} />
            <input type="hidden" name="entryId" value={view.entry.id} />
            <input type="hidden" name="roundJudgeId" value={judge.judgeId} />
            <Button type="submit" size="small" variant="quiet" name="intent" value="plan-remove">
              {t('common.remove')}
              <span className="sr-only">{` ${judge.name}`}</span>
            </Button>
          </Form>
        ) : null}
      </div>
      {judge.state === 'leaves' ? null : (
        <details open={isOpen}>
          <summary className="ui-summary">{t('plans.why')}</summary>
          <ul className="list-disc ps-6 pt-2">
            <li>{t('plans.whyFit', { fit: fitText(why.fit, t) })}</li>
            <li>{t('plans.whyLoad', { load: why.load, min: why.min, max: why.max })}</li>
            <li>
              {why.alternatives.length === 0 ? t('plans.whyNoOthers') : t('plans.whyOthers')}
              <ul className="list-disc ps-6">
                {why.alternatives.map((other) => (
                  <li key={other.judgeId}>
                    {`${other.name} (${other.match}%, ${other.load}): ${reasonText(other.reason, t)}`}
                  </li>
                ))}
              </ul>
            </li>
            <li>
              {`${t('plans.withoutTitle')}: `}
              {t('plans.withoutTotal', {
                before: share(why.without.before),
                after: share(why.without.total),
                missing: why.without.missing,
              })}{' '}
              {why.without.belowMinimum ? `${t('plans.withoutMinimum')} ` : ''}
              {why.replacement
                ? t('plans.withoutReplacement', { judge: why.replacement.name, match: why.replacement.match })
                : t('plans.withoutNobody')}
            </li>
          </ul>
        </details>
      )}
    </li>
  );
}
