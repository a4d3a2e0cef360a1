import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { mySchools } from '#app/features/students/queries.server.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { ActionList } from '#app/ui/action-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** A teacher of one school goes straight to it; one of several chooses. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const schools = await mySchools(viewer);
  const [first] = schools;
  if (!first) notFound();
  if (schools.length === 1) throw redirect(`/school/${first.id}`);
  const t = translator(await localeOf(request));
  return { title: t('common.deskSchool'), schools };
}

export const meta = pageMeta;

export default function Schools() {
  const t = useT();
  const { schools } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('school.choose')} />
      <ActionList
        items={schools.map((school) => ({
          key: school.id,
          href: `/school/${school.id}`,
          title: school.name,
          note: school.unit.name,
        }))}
      />
    </>
  );
}
