import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { Download } from 'lucide-react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { honourFilter } from '#app/features/honours/honour-filter.ts';
import { HonoursView } from '#app/features/honours/honours-view.tsx';
import { getHonours } from '#app/features/honours/queries.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** What the schools of a unit have won over the years. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { unitId, filter, by } = honourFilter(request, 'unit');
  const { shown: _, ...found } = (await getHonours(viewer, unitId, filter, by)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('honours.title'), ...found };
}

export const meta = pageMeta;

export default function AdminHonours() {
  const t = useT();
  const { search } = useLocation();
  const { scope, units, ...honours } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t('honours.title')}
        meta={scope ? `${scope.name} · ${t('honours.lead')}` : t('honours.lead')}
        actions={
          <>
            <LinkButton href="/admin/honours/bonus">{t('honours.toBonus')}</LinkButton>
            <LinkButton href="/admin/honours/import">{t('honours.toImport')}</LinkButton>
            {honours.total > 0 ? (
              <LinkButton href={`/admin/honours.xlsx${search}`} icon={Download} download>
                {t('honours.download')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <SampleNotice edition={{ isSample: honours.isSample }} />
      <HonoursView
        honours={honours}
        scope={scope ?? { name: '' }}
        base="/admin/honours"
        groups={['unit', 'school', 'tutor']}
        units={units}
        unitId={scope?.id}
        hrefOf={(key) =>
          honours.by === 'school'
            ? `/school/${key}/honours`
            : honours.by === 'unit' && key !== scope?.id
              ? `/admin/honours?unit=${key}`
              : undefined
        }
        emptyText={t('honours.emptyText')}
      />
    </>
  );
}
