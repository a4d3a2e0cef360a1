import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { getJury } from '#app/features/special/jury-pages.server.ts';
import { dropNomination, sendNominations } from '#app/features/special/nominate.server.ts';
import { OwnNominations } from '#app/features/special/own-nominations.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('send') }),
  z.object({ intent: z.literal('drop'), entryId: z.uuid() }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { search, page: at } = listParams(request);
  const { roundId = '', specialId = '' } = params;
  const page = (await getJury(viewer, roundId, specialId, { search, page: at })) ?? notFound();
  return { title: page.name, page, search, at };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const { specialId = '' } = params;
  const context = { now: now() };
  const result =
    form.value.intent === 'send'
      ? await sendNominations(viewer, { specialId }, context)
      : await dropNomination(viewer, { specialId, entryId: form.value.entryId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(new URL(request.url).pathname, {
    key: form.value.intent === 'send' ? 'special.sent-toast' : 'special.dropped',
    tone: 'done',
  });
}

export default function JudgeJury() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { page, search, at } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const base = `/judge/rounds/${page.round.id}/special/${page.id}`;
  return (
    <>
      <PageHeader
        title={t('special.juryTitle', { name: name(page) })}
        above={<BackLink href="/judge">{t('common.deskJudge')}</BackLink>}
        meta={[name(page.round), page.sponsor ? t('special.sponsoredBy', { sponsor: page.sponsor }) : '']
          .filter(Boolean)
          .join(' · ')}
      />
      <RefusalBox result={lastResult} />
      {page.sentAt ? (
        <NoticeBox tone="done" className="mb-6">
          {t('special.sentNote', { at: formats.dateTime(page.sentAt, page.timeZone) })}
        </NoticeBox>
      ) : page.isOpen ? (
        <p className="mb-2 max-w-2xl">{t('special.juryHow', { most: page.most })}</p>
      ) : (
        <NoticeBox className="mb-6">{t('special.overNote')}</NoticeBox>
      )}
      {page.words ? <p className="mb-2 max-w-2xl whitespace-pre-line text-ink-muted">{page.words}</p> : null}
      <OwnNominations page={page} />
      {page.status === 'OPEN' ? (
        <Section title={t('special.projects')}>
          {page.total === 0 ? (
            <EmptyState title={t('special.projectsNone')}>{t('special.projectsNoneText')}</EmptyState>
          ) : (
            <>
              <FilterBar
                search={{ name: 'q', label: t('judgePool.findTitle'), value: search }}
                submitLabel={t('common.search')}
                clear={search ? { href: base, label: t('common.clearFilters') } : undefined}
                count={t('common.rows', { count: page.matching })}
              />
              <DataTable
                caption={t('special.projects')}
                rows={page.entries}
                rowKey={(entry) => entry.id}
                empty={<EmptyState title={t('special.noLines')} />}
                columns={[
                  { key: 'number', head: t('checks.number'), cell: (entry) => entry.number },
                  {
                    key: 'title',
                    head: t('special.project'),
                    rowHead: true,
                    cell: (entry) => {
                      const own = page.own.find((one) => one.entryId === entry.id);
                      return (
                        <span className="flex flex-wrap items-center gap-x-3">
                          <Link to={`${base}/${entry.id}`}>{entry.project.title}</Link>
                          {own ? (
                            <Badge tone="done">{t('special.nominatedAt', { place: own.place })}</Badge>
                          ) : null}
                        </span>
                      );
                    },
                  },
                  {
                    key: 'group',
                    head: t('projects.group'),
                    cell: (entry) => entry.group && name(entry.group),
                  },
                  {
                    key: 'discipline',
                    head: t('projects.discipline'),
                    cell: (entry) => entry.discipline && name(entry.discipline),
                  },
                ]}
              />
              <ListPages page={at} pageCount={page.pageCount} total={page.matching} />
            </>
          )}
        </Section>
      ) : null}
    </>
  );
}
