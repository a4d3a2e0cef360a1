import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { Download } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { honourFilter } from '#app/features/honours/honour-filter.ts';
import { HonoursView } from '#app/features/honours/honours-view.tsx';
import { getSchoolHonours } from '#app/features/honours/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** What a school has won over the years. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { filter, by } = honourFilter(request, 'tutor');
  const { shown: _, ...found } =
    (await getSchoolHonours(viewer, params.schoolId ?? '', filter, by)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('honours.title')} · ${found.scope.name}`, ...found };
}

export const meta = pageMeta;

export default function SchoolHonours() {
  const t = useT();
  const { search } = useLocation();
  const { scope, ...honours } = useLoaderData<typeof loader>();
  const base = `/school/${scope.id}/honours`;
  return (
    <>
      <PageHeader
        title={t('honours.title')}
        meta={scope.name}
        above={<BackLink href={`/school/${scope.id}`}>{t('common.deskSchool')}</BackLink>}
        actions={
          honours.total > 0 ? (
            <LinkButton href={`${base}.xlsx${search}`} icon={Download} download>
              {t('honours.download')}
            </LinkButton>
          ) : null
        }
      />
      <SampleNotice edition={{ isSample: honours.isSample }} />
      <HonoursView
        honours={honours}
        scope={scope}
        base={base}
        groups={['tutor']}
        emptyText={t('honours.emptySchool')}
      />
    </>
  );
}
