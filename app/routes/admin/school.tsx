import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Send, Users } from 'lucide-react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { MergeInto } from '#app/features/merges/merge-into.tsx';
import { MergeTable } from '#app/features/merges/merge-table.tsx';
import { listMerges } from '#app/features/merges/queries.server.ts';
import { UndoMergeSchema } from '#app/features/merges/schemas.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { mergeSchools } from '#app/features/schools/merge-schools.server.ts';
import { getSchool } from '#app/features/schools/queries.server.ts';
import { MergeSchoolsSchema, SchoolIdSchema, UpdateSchoolSchema } from '#app/features/schools/schemas.ts';
import { SchoolForm } from '#app/features/schools/school-form.tsx';
import { removeSchool, updateSchool } from '#app/features/schools/update-school.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  UpdateSchoolSchema.extend({ intent: z.literal('save') }),
  SchoolIdSchema.extend({ intent: z.literal('remove') }),
  MergeSchoolsSchema.omit({ schoolId: true }).extend({ intent: z.literal('merge') }),
  UndoMergeSchema.extend({ intent: z.literal('undo') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const school = (await getSchool(viewer, params.schoolId ?? '')) ?? notFound();
  const merges = await listMerges(viewer, { kind: 'SCHOOL', keptId: school.id });
  return { title: school.name, school, merges, constraint: constraintsOf(UpdateSchoolSchema) };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const schoolId = params.schoolId ?? '';
  const context = { now: now() };
  if (form.value.intent === 'remove') {
    const removed = await removeSchool(viewer, { schoolId }, context);
    if (!removed.ok) return form.refuse(removed.refusals);
    return redirectWithToast('/admin/schools', { key: 'units.schoolRemoved', tone: 'done' });
  }
  if (form.value.intent === 'merge') {
    const merged = await mergeSchools(viewer, { ...form.value, schoolId }, context);
    if (!merged.ok) return form.refuse(merged.refusals);
    const { intoId, name } = merged.value;
    return redirectWithToast(`/admin/schools/${intoId}`, {
      key: 'units.schoolMerged',
      params: { name },
      tone: 'done',
    });
  }
  if (form.value.intent === 'undo') {
    const undone = await undoMerge(viewer, form.value, context);
    if (!undone.ok) return form.refuse(undone.refusals);
    return redirectWithToast(`/admin/schools/${schoolId}`, {
      key: 'merges.undone',
      params: undone.value,
      tone: 'done',
    });
  }
  const { intent: _, ...facts } = form.value;
  const saved = await updateSchool(viewer, { ...facts, schoolId }, context);
  if (!saved.ok) return form.refuse(saved.refusals);
  return redirectWithToast(`/admin/schools/${schoolId}`, { key: 'common.saved', tone: 'done' });
}

export default function School() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { school, merges, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={school.name}
        meta={t('units.schoolMeta', { unit: school.unit.name, prefix: school.userPrefix })}
        above={<BackLink href="/admin/schools">{t('units.schoolsTitle')}</BackLink>}
        actions={
          <>
            <LinkButton href={`/school/${school.id}/students`} icon={Users}>
              {t('units.toStudents')}
            </LinkButton>
            <LinkButton
              href={`/admin/invitations/new?role=TEACHER&scope=${school.id}`}
              variant="primary"
              icon={Send}
            >
              {t('units.inviteTeachers')}
            </LinkButton>
          </>
        }
      />
      <RefusalBox result={lastResult} />
      {school.mergedInto ? (
        <NoticeBox tone="signal" className="mb-6" title={t('units.wasMerged')}>
          <Link to={`/admin/schools/${school.mergedInto.id}`}>{school.mergedInto.name}</Link>
        </NoticeBox>
      ) : null}
      <StatRow
        stats={[
          { key: 'teachers', label: t('units.teachers'), value: school.roles.length },
          { key: 'students', label: t('units.students'), value: formats.number(school._count.students) },
          { key: 'projects', label: t('units.projects'), value: formats.number(school._count.projects) },
        ]}
      />
      <Section title={t('units.teachers')}>
        {school.roles.length === 0 ? (
          <p className="text-ink-muted">{t('units.noTeachers')}</p>
        ) : (
          <DataTable
            caption={t('units.teachers')}
            rows={school.roles}
            rowKey={(grant) => grant.id}
            columns={[
              { key: 'name', head: t('units.personName'), cell: (grant) => grant.person.name },
              { key: 'username', head: t('auth.username'), cell: (grant) => grant.person.username },
              {
                key: 'since',
                head: t('units.since'),
                cell: (grant) => formats.date(grant.grantedAt, zone),
              },
            ]}
          />
        )}
      </Section>
      <Section title={t('units.schoolFacts')}>
        <SchoolForm
          lastResult={lastResult}
          constraint={constraint}
          defaultValue={{
            name: school.name,
            kind: school.kind,
            shortName: school.shortName ?? '',
            code: school.code ?? '',
            tier: school.tier ?? '',
          }}
          hidden={<input type="hidden" name="schoolId" value={school.id} />}
          submit={t('common.save')}
        />
      </Section>
      {school.mergedFrom.length > 0 ? (
        <Section title={t('units.mergedFrom')} description={t('units.mergedFromText')}>
          <ul className="list-disc ps-5">
            {school.mergedFrom.map((one) => (
              <li key={one.id}>{one.name}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {school.mergedInto ? null : (
        <MergeInto
          others={school.others}
          heading={t('units.mergeSchool')}
          hint={t('units.mergeSchoolHint')}
          into={t('units.mergeInto')}
          choose={t('units.mergeChoose')}
          question={t('units.mergeTitle', { name: school.name })}
        >
          {t('units.mergeText', { students: school._count.students, projects: school._count.projects })}
        </MergeInto>
      )}
      <MergeTable merges={merges} />
      <Section title={t('units.removeSchool')} description={t('units.removeSchoolHint')}>
        <Form method="post">
          <input type="hidden" name="schoolId" value={school.id} />
          <ConfirmButton
            label={t('units.removeSchool')}
            variant="secondary"
            confirmVariant="danger"
            title={t('units.removeTitle', { name: school.name })}
            confirmLabel={t('units.removeSchool')}
            cancelLabel={t('common.cancel')}
            name="intent"
            value="remove"
          >
            {t('units.removeText')}
          </ConfirmButton>
        </Form>
      </Section>
    </>
  );
}
