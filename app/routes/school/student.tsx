import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Printer } from 'lucide-react';
import { z } from 'zod';

import { NewPasswordBox } from '#app/features/accounts/new-password-box.tsx';
import { resetPassword } from '#app/features/accounts/reset-password.server.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { ConsentBadge } from '#app/features/students/consent-badge.tsx';
import { getStudent } from '#app/features/students/queries.server.ts';
import { UpdateStudentSchema } from '#app/features/students/schemas.ts';
import { StudentForm } from '#app/features/students/student-form.tsx';
import { updateStudent } from '#app/features/students/update-student.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  UpdateStudentSchema.extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('reset') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const student = (await getStudent(viewer, params.studentId ?? '')) ?? notFound();
  if (student.schoolId !== params.schoolId) notFound();
  return { title: student.person.name, student, constraint: constraintsOf(UpdateStudentSchema) };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const studentId = params.studentId ?? '';
  const context = { now: now() };
  if (form.value.intent === 'reset') {
    const student = (await getStudent(viewer, studentId)) ?? notFound();
    const issued = await resetPassword(viewer, { personId: student.person.id }, context);
    return issued.ok ? data({ issued: issued.value }) : form.refuse(issued.refusals);
  }
  const { intent: _, ...facts } = form.value;
  const result = await updateStudent(viewer, { ...facts, studentId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/school/${params.schoolId}/students/${studentId}`, {
    key: 'common.saved',
    tone: 'done',
  });
}

export default function Student() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { student, constraint } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const base = `/school/${student.schoolId}/students`;
  return (
    <>
      <PageHeader
        title={student.person.name}
        meta={`${t('auth.username')}: ${student.person.username ?? ''}`}
        above={<BackLink href={base}>{t('students.title')}</BackLink>}
        actions={
          <>
            {student.person.mustChangePassword ? (
              <LinkButton href={`${base}/slips?id=${student.id}`} icon={Printer}>
                {t('students.slip')}
              </LinkButton>
            ) : null}
            <Form method="post">
              <ConfirmButton
                label={t('people.reset')}
                title={t('people.resetTitle', { name: student.person.name })}
                confirmLabel={t('people.reset')}
                cancelLabel={t('common.cancel')}
                confirmVariant="primary"
                name="intent"
                value="reset"
              >
                {t('people.resetText')}
              </ConfirmButton>
            </Form>
          </>
        }
      />
      {reply && 'issued' in reply ? <NewPasswordBox issued={reply.issued} /> : null}
      <DescriptionList
        items={[
          ...student.consents.map((consent) => ({
            key: consent.edition.name,
            term: t('students.consentFor', { edition: consent.edition.name }),
            detail: (
              <span className="flex flex-wrap items-center gap-2">
                <ConsentBadge status={consent.status} />
                {consent.decidedAt ? formats.date(consent.decidedAt, zone) : null}
              </span>
            ),
          })),
          {
            key: 'projects',
            term: t('students.projects'),
            detail:
              student.authorships.map(({ project }) => project.title || t('projects.untitled')).join('、') ||
              t('common.none'),
          },
        ]}
      />
      <Section title={t('students.facts')}>
        <StudentForm
          lastResult={reply && !('issued' in reply) ? reply : undefined}
          constraint={constraint}
          defaultValue={{
            name: student.person.name,
            grade: String(student.grade),
            className: student.className,
            studentNumber: student.studentNumber ?? '',
          }}
          hidden={<input type="hidden" name="studentId" value={student.id} />}
          submit={t('common.save')}
        />
      </Section>
    </>
  );
}
