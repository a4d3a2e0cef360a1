import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Plus, Printer, Upload } from 'lucide-react';
import { z } from 'zod';

import { gradeKey } from '#app/features/projects/grade-key.ts';
import { resetStudents } from '#app/features/accounts/reset-password.server.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { ConsentBadge } from '#app/features/students/consent-badge.tsx';
import { listStudents } from '#app/features/students/queries.server.ts';
import { recordConsent, requestConsent } from '#app/features/students/consent.server.ts';
import { RecordConsentSchema } from '#app/features/students/schemas.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BulkBar } from '#app/ui/table-selection.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search, page, get } = listParams(request);
  const filter = { search, page, consent: get('consent'), grade: get('grade') };
  const list = (await listStudents(viewer, params.schoolId ?? '', filter)) ?? notFound();
  return { title: `${t('students.title')} · ${list.school.name}`, ...filter, ...list };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const { decision, ...students } = form.value;
  if (decision === 'RESET') {
    const reset = await resetStudents(viewer, students, { now: now() });
    if (!reset.ok) return form.refuse(reset.refusals);
    throw redirect(`/school/${params.schoolId}/students/slips?${idsOf(students.studentIds)}`);
  }
  if (decision === 'REQUEST') {
    const requested = await requestConsent(viewer, students, { now: now() });
    if (!requested.ok) return form.refuse(requested.refusals);
    throw redirect(`/school/${params.schoolId}/students/consent?${idsOf(students.studentIds)}`);
  }
  const result = await recordConsent(viewer, { ...students, decision }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/school/${params.schoolId}/students${new URL(request.url).search}`, {
    key: 'students.consentRecorded',
    params: result.value,
    tone: 'done',
  });
}

const ActionSchema = RecordConsentSchema.extend({
  decision: z.union([RecordConsentSchema.shape.decision, z.enum(['REQUEST', 'RESET'])]),
});

/** Ids as they stand in the address of a page of slips. */
const idsOf = (ids: readonly string[]) => new URLSearchParams(ids.map((id) => ['id', id])).toString();

const GRADES = Array.from({ length: 12 }, (_, index) => index + 1);

export default function Students() {
  const t = useT();
  const list = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { school, students, edition, search, consent, grade } = list;
  const base = `/school/${school.id}/students`;
  const filtered = search !== '' || consent !== '' || grade !== '';
  const add = (
    <>
      {list.unused > 0 ? (
        <LinkButton href={`${base}/slips`} icon={Printer}>
          {t('students.slips', { count: list.unused })}
        </LinkButton>
      ) : null}
      <LinkButton href={`${base}/new`} icon={Plus}>
        {t('students.add')}
      </LinkButton>
      <LinkButton href={`${base}/import`} variant="primary" icon={Upload}>
        {t('students.import')}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHeader
        title={t('students.title')}
        meta={t('students.meta', { all: list.all, consent: list.withConsent })}
        actions={add}
      />
      <RefusalBox result={lastResult} />
      {list.all > 0 ? (
        <p className="no-print flex flex-wrap gap-x-6 gap-y-2 pb-4 text-sm">
          <Link to={`${base}/year`}>{t('students.year')}</Link>
          <Link to={`${base}/namesakes`}>{t('students.namesakes')}</Link>
        </p>
      ) : null}
      {list.all > 0 ? (
        <FilterBar
          search={{ name: 'q', label: t('students.find'), value: search }}
          selects={[
            {
              name: 'grade',
              label: t('students.grade'),
              value: grade,
              options: GRADES.map((value) => ({ value: String(value), label: t(gradeKey(value)) })),
              allLabel: t('common.all'),
            },
            {
              name: 'consent',
              label: t('students.consent'),
              value: consent,
              options: [
                { value: 'missing', label: t('students.consentMissing') },
                { value: 'given', label: t('students.consentGIVEN') },
              ],
              allLabel: t('common.all'),
            },
          ]}
          submitLabel={t('common.search')}
          clear={filtered ? { href: base, label: t('common.clearFilters') } : undefined}
          count={t('common.rows', { count: list.total })}
        />
      ) : null}
      <Form method="post">
        <input type="hidden" name="editionId" value={edition?.id ?? ''} />
        <DataTable
          caption={t('students.title')}
          rows={students}
          rowKey={(student) => student.id}
          selection={
            edition
              ? {
                  name: 'studentIds',
                  head: t('students.select'),
                  rowLabel: (student) => student.person.name,
                }
              : undefined
          }
          columns={[
            {
              key: 'name',
              head: t('students.name'),
              rowHead: true,
              cell: (student) => <Link to={`${base}/${student.id}`}>{student.person.name}</Link>,
            },
            { key: 'grade', head: t('students.grade'), cell: (student) => t(gradeKey(student.grade)) },
            { key: 'class', head: t('students.className'), cell: (student) => student.className },
            {
              key: 'number',
              head: t('students.number'),
              cell: (student) => student.studentNumber,
              hideOnPhone: true,
            },
            {
              key: 'username',
              head: t('auth.username'),
              cell: (student) => (
                <span className="flex flex-wrap items-center gap-2">
                  <span className="font-mono text-sm">{student.person.username}</span>
                  {student.person.mustChangePassword ? <Badge>{t('students.notYetIn')}</Badge> : null}
                </span>
              ),
            },
            {
              key: 'consent',
              head: t('students.consent'),
              cell: (student) => <ConsentBadge status={student.consent} />,
            },
            {
              key: 'projects',
              head: t('students.projects'),
              numeric: true,
              cell: (student) => student.projects,
            },
          ]}
          empty={
            filtered ? (
              <EmptyState title={t('units.noneFound')}>{t('units.noneFoundText')}</EmptyState>
            ) : (
              <EmptyState title={t('school.noStudents')} action={add}>
                {t('school.noStudentsText')}
              </EmptyState>
            )
          }
        />
        {edition && students.length > 0 ? (
          <BulkBar
            name="studentIds"
            countText={(count) => t('students.selected', { count })}
            allLabel={t('students.selectAll')}
          >
            <Button type="submit" name="decision" value="GIVEN" variant="primary">
              {t('students.recordGiven')}
            </Button>
            <Button type="submit" name="decision" value="REQUEST" icon={Printer}>
              {t('students.requestConsent')}
            </Button>
            <ConfirmButton
              variant="secondary"
              label={t('students.resetMany')}
              title={t('students.resetManyTitle')}
              confirmLabel={t('students.resetMany')}
              cancelLabel={t('common.cancel')}
              name="decision"
              value="RESET"
            >
              {t('students.resetManyText')}
            </ConfirmButton>
            <Button type="submit" name="decision" value="REFUSED">
              {t('students.recordRefused')}
            </Button>
            <Button type="submit" name="decision" value="WITHDRAWN">
              {t('students.recordWithdrawn')}
            </Button>
          </BulkBar>
        ) : null}
      </Form>
      <ListPages page={list.page} pageCount={list.pageCount} total={list.total} />
    </>
  );
}
