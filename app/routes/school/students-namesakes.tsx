import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { MergeTable } from '#app/features/merges/merge-table.tsx';
import { listMerges } from '#app/features/merges/queries.server.ts';
import { UndoMergeSchema } from '#app/features/merges/schemas.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { gradeKey } from '#app/features/projects/grade-key.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { listNamesakes, mergeStudents } from '#app/features/students/merge-students.server.ts';
import { MergeStudentsSchema } from '#app/features/students/schemas.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  MergeStudentsSchema.extend({ intent: z.literal('merge') }),
  UndoMergeSchema.extend({ intent: z.literal('undo') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const found = (await listNamesakes(viewer, params.schoolId ?? '')) ?? notFound();
  const merges = await listMerges(viewer, { kind: 'STUDENT', schoolId: found.school.id });
  return { title: `${t('students.namesakes')} · ${found.school.name}`, merges, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const undo = form.value.intent === 'undo';
  const context = { now: now() };
  const result =
    form.value.intent === 'undo'
      ? await undoMerge(viewer, form.value, context)
      : await mergeStudents(viewer, form.value, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/school/${params.schoolId}/students/namesakes`, {
    key: undo ? 'merges.undone' : 'students.merged',
    params: { name: result.value.name },
    tone: 'done',
  });
}

export default function StudentsNamesakes() {
  const t = useT();
  const { school, groups, merges } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('students.namesakes')}
        meta={school.name}
        above={<BackLink href={`/school/${school.id}/students`}>{t('students.title')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      {groups.length === 0 ? (
        <EmptyState title={t('students.noNamesakes')}>{t('students.noNamesakesText')}</EmptyState>
      ) : (
        <p className="max-w-3xl">{t('students.namesakesLead')}</p>
      )}
      {groups.map((group) => {
        const name = group[0]?.person.name ?? '';
        return (
          <Section key={group[0]?.id} title={name}>
            <DataTable
              caption={name}
              rows={group}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'username',
                  head: t('auth.username'),
                  rowHead: true,
                  cell: ({ person }) => <span className="font-mono">{person.username}</span>,
                },
                {
                  key: 'class',
                  head: t('students.className'),
                  cell: ({ grade, className }) => `${t(gradeKey(grade))} ${className}`,
                },
                {
                  key: 'number',
                  head: t('students.number'),
                  cell: ({ studentNumber }) => studentNumber,
                },
                {
                  key: 'used',
                  head: t('students.accountState'),
                  cell: ({ person }) =>
                    t(person.mustChangePassword ? 'students.accountUnused' : 'students.accountUsed'),
                },
                {
                  key: 'projects',
                  head: t('students.projects'),
                  cell: ({ authorships }) =>
                    authorships
                      .filter(({ status }) => status === 'ACCEPTED')
                      .map(({ project }) => project.title || t('projects.untitled'))
                      .join(t('common.listComma')),
                },
                {
                  key: 'keep',
                  head: t('students.mergeHere'),
                  quietHead: true,
                  cell: ({ id, person }) =>
                    group
                      .filter((other) => other.id !== id)
                      .map((other) => (
                        <Form key={other.id} method="post">
                          <input type="hidden" name="keepId" value={id} />
                          <input type="hidden" name="dropId" value={other.id} />
                          <ConfirmButton
                            name="intent"
                            value="merge"
                            label={
                              group.length > 2
                                ? t('students.mergeFrom', { username: other.person.username ?? '' })
                                : t('students.mergeHere')
                            }
                            title={t('students.mergeTitle', { username: person.username ?? '' })}
                            confirmLabel={t('students.mergeDo')}
                            cancelLabel={t('common.cancel')}
                            size="small"
                            variant="secondary"
                            confirmVariant="primary"
                          >
                            {t('students.mergeText', { username: other.person.username ?? '' })}
                          </ConfirmButton>
                        </Form>
                      )),
                },
              ]}
            />
          </Section>
        );
      })}
      <MergeTable merges={merges} />
    </>
  );
}
