import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { createUnit } from '#app/features/units/create-unit.server.ts';
import { unitOptions } from '#app/features/units/queries.server.ts';
import { CreateUnitSchema } from '#app/features/units/schemas.ts';
import { UnitForm } from '#app/features/units/unit-form.tsx';
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
    title: t('units.new'),
    parents: await unitOptions(viewer),
    parentId: new URL(request.url).searchParams.get('parent') ?? '',
    allowTop: viewer.isOperator,
    constraint: constraintsOf(CreateUnitSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, CreateUnitSchema);
  if (!form.ok) return form.reply;
  const result = await createUnit(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/units/${result.value.unitId}`, { key: 'units.created', tone: 'done' });
}

export default function UnitNew() {
  const t = useT();
  const { parents, parentId, allowTop, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('units.new')}
        above={<BackLink href="/admin/units">{t('units.title')}</BackLink>}
      />
      <UnitForm
        lastResult={lastResult}
        constraint={constraint}
        defaultValue={{ parentId, kind: 'COUNTY' }}
        hidden={null}
        parents={parents}
        allowTop={allowTop}
        submit={t('units.create')}
      />
    </>
  );
}
