import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { PublishForm } from '#app/features/special/publish-form.tsx';
import { publishSpecials } from '#app/features/special/publish-specials.server.ts';
import { listSpecials } from '#app/features/special/queries.server.ts';
import { PublishSpecialsSchema } from '#app/features/special/schemas.ts';
import { SpecialTable } from '#app/features/special/special-table.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Menu, MenuDownload } from '#app/ui/menu.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await listSpecials(viewer, params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('special.title')} · ${found.round.name}`, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, PublishSpecialsSchema.omit({ roundId: true }));
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const result = await publishSpecials(viewer, { ...form.value, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/special`, {
    key: 'special.published-toast',
    params: result.value,
    tone: 'done',
  });
}

export default function RoundSpecials() {
  const t = useT();
  const { round, awards, notice, unpublished } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const base = `/admin/rounds/${round.id}/special`;
  const sorts = [
    {
      title: t('special.prizesTitle'),
      lead: t('special.prizesLead'),
      rows: awards.filter(({ forWhom }) => forWhom === 'PROJECTS'),
      create: { href: `${base}/new/edit?sort=project`, label: t('special.newPrize') },
      none: [t('special.noPrizes'), t('special.noPrizesText')],
    },
    {
      title: t('special.awardsTitle'),
      lead: t('special.awardsLead'),
      rows: awards.filter(({ forWhom }) => forWhom !== 'PROJECTS'),
      create: { href: `${base}/new/edit?sort=holder`, label: t('special.newAward') },
      none: [t('special.noAwards'), t('special.noAwardsText')],
    },
  ];
  return (
    <>
      <PageHeader
        title={t('special.title')}
        meta={t('special.lead')}
        actions={
          awards.some(({ status }) => status === 'CONFIRMED') ? (
            <Menu label={t('special.download')} side="start">
              {(['xlsx', 'pdf'] as const).map((as) => (
                <MenuDownload key={as} href={`/admin/rounds/${round.id}/tables/special?as=${as}`}>
                  {as === 'xlsx' ? 'Excel' : 'PDF'}
                </MenuDownload>
              ))}
            </Menu>
          ) : null
        }
      />
      <RefusalBox result={lastResult} />
      {unpublished > 0 ? (
        <NoticeBox
          tone="signal"
          className="mb-6"
          title={t('special.toPublishNote', { count: unpublished })}
          actions={notice ? <PublishForm count={unpublished} notice={notice} /> : null}
        >
          {notice ? (
            <Link to={`/notices/${notice.id}`}>{notice.title}</Link>
          ) : (
            <>
              {t('special.withList')}{' '}
              <Link to={`/admin/rounds/${round.id}/lists`}>{t('rounds.tabLists')}</Link>
            </>
          )}
        </NoticeBox>
      ) : null}
      {sorts.map(({ title, lead, rows, create, none: [none, noneText] }) => (
        <Section
          key={title}
          title={title}
          description={lead}
          actions={rows.length > 0 ? <LinkButton href={create.href}>{create.label}</LinkButton> : null}
        >
          {rows.length === 0 ? (
            <EmptyState title={none} action={<LinkButton href={create.href}>{create.label}</LinkButton>}>
              {noneText}
            </EmptyState>
          ) : (
            <SpecialTable caption={title} base={base} awards={rows} />
          )}
        </Section>
      ))}
    </>
  );
}
