import { Form } from '@remix-run/react';

import type { listReplacements } from './assign-replacement.server.ts';
import { fitText } from '#app/features/judging/plan-reasons.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';

type Rows = NonNullable<Awaited<ReturnType<typeof listReplacements>>>;

/** Judges who stepped back, each with the best who are free; one press gives the place to another. */
export function ReplacementList({ rows }: { rows: Rows }) {
  const t = useT();
  return (
    <ul className="grid gap-4">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-2 border-s-4 border-line ps-4">
          <p>
            {`${row.judge} · ${row.number ?? ''} ${row.title}`}
            {row.reason ? <span className="text-ink-muted">{` ${row.reason}`}</span> : null}
          </p>
          {row.isMissing ? null : <p className="text-sm text-done">{t('judgePool.replaced')}</p>}
          {row.isMissing && row.replacements.length === 0 ? (
            <p className="text-sm text-danger">{t('judgePool.nobodyFree')}</p>
          ) : null}
          {row.replacements.length > 0 ? (
            <ul className="flex flex-wrap gap-2">
              {row.replacements.map((one, index) => (
                <li key={one.judgeId}>
                  <Form method="post" className="flex items-center gap-2">
                    <input type="hidden" name="assignmentId" value={row.id} />
                    <input type="hidden" name="roundJudgeId" value={one.judgeId} />
                    <Button
                      type="submit"
                      size="small"
                      variant={index === 0 ? 'primary' : 'secondary'}
                      name="intent"
                      value="replace"
                    >
                      {t('judgePool.replaceBy', { name: one.name })}
                      <span className="sr-only">{` ${row.title}`}</span>
                    </Button>
                    <span className="text-sm text-ink-muted">
                      {t('judgePool.replaceWhy', {
                        fit: fitText(one.fit, t),
                        load: one.load,
                        max: one.maxLoad,
                      })}
                    </span>
                  </Form>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
