import { Form } from '@remix-run/react';

import { SheetBadge } from './sheet-badge.tsx';
import type { getEntrySheets } from './round-queries.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Sheets = NonNullable<Awaited<ReturnType<typeof getEntrySheets>>>;

/** Every judge's sheet of one entry, mark by mark: what a line of a published list is defended with. */
export function EntrySheets({ sheets, timeZone }: { sheets: Sheets; timeZone: string }) {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const both = new Set(sheets.map(({ stage }) => stage)).size > 1;
  return (
    <ul className="grid gap-6 lg:grid-cols-2">
      {sheets.map((assignment) => (
        <li key={assignment.id} className="grid content-start gap-2 rounded border border-line p-4">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <strong>
              {assignment.roundJudge.person.name}
              {both ? (
                <span className="ms-2 font-normal text-ink-muted">
                  {t(`stages.short-${assignment.stage}`)}
                </span>
              ) : null}
            </strong>
            {assignment.status === 'RECUSED' ? (
              <Badge>{t('judging.recusedBadge')}</Badge>
            ) : (
              <SheetBadge status={assignment.sheet?.status ?? null} />
            )}
          </p>
          {assignment.reason ? <p className="text-sm text-ink-muted">{assignment.reason}</p> : null}
          {assignment.sheet ? (
            <>
              <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
                {assignment.sheet.marks.map((mark) => (
                  <div key={mark.criterion.id} className="contents">
                    <dt>{name(mark.criterion)}</dt>
                    <dd className="text-end tabular-nums">
                      {mark.criterion.levels
                        .filter((level) => level.pointsX100 === mark.pointsX100)
                        .map((level) => (
                          <strong key={level.label} className="me-2">
                            {level.label}
                          </strong>
                        ))}
                      {mark.pointsX100 / 100} / {mark.criterion.maxX100 / 100}
                    </dd>
                  </div>
                ))}
              </dl>
              {assignment.sheet.comments.map((comment) => (
                <p key={comment.criterion.id} className="text-sm whitespace-pre-line">
                  <span className="text-ink-muted">{name(comment.criterion)}: </span>
                  {comment.text}
                </p>
              ))}
              {assignment.sheet.feedback ? (
                <p className="text-sm whitespace-pre-line">
                  <span className="text-ink-muted">{t('judging.feedback')}: </span>
                  {assignment.sheet.feedback}
                </p>
              ) : null}
              {assignment.sheet.remark ? (
                <p className="text-sm whitespace-pre-line">
                  <span className="text-ink-muted">{t('judging.remark')}: </span>
                  {assignment.sheet.remark}
                </p>
              ) : null}
              {assignment.sheet.submittedAt ? (
                <p className="text-sm text-ink-muted">
                  {formats.dateTimeSeconds(assignment.sheet.submittedAt, timeZone)}
                </p>
              ) : null}
              {assignment.sheet.status === 'SUBMITTED' ? (
                <Form method="post">
                  <input type="hidden" name="assignmentId" value={assignment.id} />
                  <ConfirmButton
                    size="small"
                    variant="quiet"
                    label={t('judging.reopen')}
                    title={t('judging.reopenTitle')}
                    confirmLabel={t('judging.reopen')}
                    cancelLabel={t('common.cancel')}
                    confirmVariant="primary"
                    name="intent"
                    value="reopen-sheet"
                  >
                    <p className="pb-4">{t('judging.reopenText')}</p>
                    <Field id={`reopen-${assignment.id}`} label={t('checks.reason')}>
                      <TextArea name="reason" rows={2} maxLength={500} />
                    </Field>
                  </ConfirmButton>
                </Form>
              ) : null}
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
