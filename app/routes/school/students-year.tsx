import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { CLASS_MOVES } from '#app/domain/class-move.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { gradeKey } from '#app/features/projects/grade-key.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { getClassMoves, moveClasses, undoClassMove } from '#app/features/students/move-classes.server.ts';
import { MoveClassesSchema, UndoMoveSchema } from '#app/features/students/schemas.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  MoveClassesSchema.omit({ schoolId: true }).extend({ intent: z.literal('move') }),
  UndoMoveSchema.extend({ intent: z.literal('undo') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const found = (await getClassMoves(viewer, params.schoolId ?? '')) ?? notFound();
  return { title: `${t('students.year')} · ${found.school.name}`, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const schoolId = params.schoolId ?? '';
  const input = form.value;
  const back = `/school/${schoolId}/students/year`;
  if (input.intent === 'undo') {
    const undone = await undoClassMove(viewer, input, { now: now() });
    if (!undone.ok) return form.refuse(undone.refusals);
    return redirectWithToast(back, { key: 'students.yearUndone', params: undone.value, tone: 'done' });
  }
  const moved = await moveClasses(viewer, { schoolId, moves: input.moves }, { now: now() });
  if (!moved.ok) return form.refuse(moved.refusals);
  return redirectWithToast(back, { key: 'students.yearDone', params: moved.value, tone: 'done' });
}

export default function StudentsYear() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { school, grades, moves } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const undoable = moves.find(({ undoneAt }) => undoneAt === null)?.id;
  const base = `/school/${school.id}/students`;
  return (
    <>
      <PageHeader
        title={t('students.year')}
        meta={school.name}
        above={<BackLink href={base}>{t('students.title')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      {grades.length === 0 ? (
        <EmptyState title={t('school.noStudents')}>{t('school.noStudentsText')}</EmptyState>
      ) : (
        <Form method="post" className="max-w-3xl">
          <p className="pb-4">{t('students.yearLead')}</p>
          <DataTable
            caption={t('students.year')}
            rows={grades}
            rowKey={({ grade }) => String(grade)}
            columns={[
              {
                key: 'grade',
                head: t('students.grade'),
                rowHead: true,
                cell: ({ grade }) => t(gradeKey(grade)),
              },
              {
                key: 'count',
                head: t('students.yearStudents'),
                numeric: true,
                cell: ({ students }) => formats.number(students),
              },
              {
                key: 'move',
                head: t('students.yearMove'),
                cell: ({ grade, move }) => (
                  <Select
                    key={`${grade} ${move}`}
                    name={`moves.${grade}`}
                    defaultValue={move}
                    aria-label={t('students.yearMoveOf', { grade: t(gradeKey(grade)) })}
                    options={CLASS_MOVES.filter((one) => one !== 'up' || grade < 12).map((value) => ({
                      value,
                      label:
                        value === 'up'
                          ? t('students.yearUp', { grade: t(gradeKey(grade + 1)) })
                          : t(value === 'leave' ? 'students.yearLeave' : 'students.yearStay'),
                    }))}
                  />
                ),
              },
            ]}
          />
          <div className="pt-6">
            <ConfirmButton
              name="intent"
              value="move"
              label={t('students.yearDo')}
              title={t('students.yearTitle')}
              confirmLabel={t('students.yearDo')}
              cancelLabel={t('common.cancel')}
              variant="primary"
            >
              {t('students.yearText')}
            </ConfirmButton>
          </div>
        </Form>
      )}
      {moves.length > 0 ? (
        <Section title={t('students.yearPast')}>
          <DataTable
            caption={t('students.yearPast')}
            rows={moves}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'at',
                head: t('students.yearAt'),
                rowHead: true,
                cell: ({ at }) => formats.dateTime(at, zone),
              },
              {
                key: 'up',
                head: t('students.yearMovedUp'),
                numeric: true,
                cell: ({ movedUp }) => formats.number(movedUp),
              },
              {
                key: 'left',
                head: t('students.yearLeft'),
                numeric: true,
                cell: ({ left }) => formats.number(left),
              },
              {
                key: 'undo',
                head: t('students.yearUndo'),
                quietHead: true,
                cell: ({ id, undoneAt }) =>
                  undoneAt ? (
                    t('students.yearWasUndone')
                  ) : id === undoable ? (
                    <Form method="post">
                      <input type="hidden" name="moveId" value={id} />
                      <ConfirmButton
                        name="intent"
                        value="undo"
                        size="small"
                        variant="secondary"
                        confirmVariant="primary"
                        label={t('students.yearUndo')}
                        title={t('students.yearUndoTitle')}
                        confirmLabel={t('students.yearUndo')}
                        cancelLabel={t('common.cancel')}
                      >
                        {t('students.yearUndoText')}
                      </ConfirmButton>
                    </Form>
                  ) : null,
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
