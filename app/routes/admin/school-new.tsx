import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { createSchool } from '#app/features/schools/create-school.server.ts';
import { CreateSchoolSchema } from '#app/features/schools/schemas.ts';
import { SchoolForm } from '#app/features/schools/school-form.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { unitOptions } from '#app/features/units/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  return {
    title: t('units.newSchool'),
    units: await unitOptions(viewer),
    unitId: new URL(request.url).searchParams.get('unit') ?? '',
    constraint: constraintsOf(CreateSchoolSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, CreateSchoolSchema);
  if (!form.ok) return form.reply;
  const result = await createSchool(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/schools/${result.value.schoolId}`, {
    key: 'units.schoolCreated',
    tone: 'done',
  });
}

export default function SchoolNew() {
  const t = useT();
  const { units, unitId, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('units.newSchool')}
        above={<BackLink href="/admin/schools">{t('units.schoolsTitle')}</BackLink>}
      />
      <SchoolForm
        lastResult={lastResult}
        constraint={constraint}
        defaultValue={{ unitId }}
        hidden={null}
        units={units}
        submit={t('units.createSchool')}
      />
    </>
  );
}
