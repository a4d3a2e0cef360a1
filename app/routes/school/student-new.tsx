import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { schoolOfPage } from '#app/features/students/queries.server.ts';
import { registerStudents } from '#app/features/students/register-students.server.ts';
import { RegisterStudentSchema } from '#app/features/students/schemas.ts';
import { StudentForm } from '#app/features/students/student-form.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const school = (await schoolOfPage(viewer, params.schoolId)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('students.add'), school, constraint: constraintsOf(RegisterStudentSchema) };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, RegisterStudentSchema);
  if (!form.ok) return form.reply;
  const { schoolId: _, ...student } = form.value;
  const schoolId = params.schoolId ?? '';
  const result = await registerStudents(viewer, { schoolId, students: [student] }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  const [made] = result.value;
  return redirectWithToast(`/school/${schoolId}/students/${made?.studentId}`, {
    key: 'students.registered',
    params: { name: student.name },
    tone: 'done',
  });
}

export default function StudentNew() {
  const t = useT();
  const { school, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('students.add')}
        above={<BackLink href={`/school/${school.id}/students`}>{t('students.title')}</BackLink>}
      />
      <StudentForm
        lastResult={lastResult}
        constraint={constraint}
        hidden={<input type="hidden" name="schoolId" value={school.id} />}
        submit={t('students.register')}
      />
    </>
  );
}
