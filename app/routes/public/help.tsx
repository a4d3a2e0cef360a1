import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';

import { isAdministrator } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { getViewer } from '#app/features/accounts/viewer.server.ts';
import { HELP_ROLES, HELP_TOPICS } from '#app/features/shared/help-topics.ts';
import type { HelpRole } from '#app/features/shared/help-topics.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** The roles that somebody has: their help stands first. */
function rolesOf(viewer: Viewer | null): HelpRole[] {
  if (!viewer) return [];
  const has: Record<HelpRole, boolean> = {
    student: viewer.student !== null,
    guardian: false,
    teacher: viewer.teacherSchoolIds.length > 0,
    checker: viewer.checkerRoundIds.length > 0,
    judge: viewer.isJudge,
    admin: isAdministrator(viewer),
  };
  return HELP_ROLES.filter((role) => has[role]);
}

export async function loader({ request }: LoaderFunctionArgs) {
  const t = translator(await localeOf(request));
  const own = rolesOf(await getViewer(request));
  const order = [...own, ...HELP_ROLES.filter((role) => !own.includes(role))];
  return { title: t('help.title'), order };
}

export const meta = pageMeta;

export default function Help() {
  const t = useT();
  const { order } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('help.title')} meta={t('help.lead')} size="public" />
      <nav aria-label={t('help.contents')} className="no-print">
        <ul className="flex flex-wrap gap-x-6 gap-y-2 border-y border-line py-3">
          {order.map((role) => (
            <li key={role}>
              <a href={`#${role}`} className="inline-block py-1">
                {t(`help.${role}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {order.map((role) => (
        <Section key={role} id={role} title={t(`help.${role}`)} className="scroll-mt-4">
          <dl className="grid max-w-3xl gap-5">
            {HELP_TOPICS[role].map((topic) => (
              <div key={topic}>
                <dt className="font-semibold">{t(`help.${topic}`)}</dt>
                <dd className="pt-1">{t(`help.${topic}-a`)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
      <Section title={t('methods.more')}>
        <ul className="grid gap-2">
          <li>
            <Link to="/help/methods">{t('methods.title')}</Link>
          </li>
          <li>
            <Link to="/help/api">{t('api.docsTitle')}</Link>
          </li>
        </ul>
      </Section>
    </>
  );
}
