import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { banJudge, liftBan } from '#app/features/judges/ban-judge.server.ts';
import { BanList } from '#app/features/judges/ban-list.tsx';
import { SeverityText } from '#app/features/judges/judge-facts.tsx';
import { JudgeForm } from '#app/features/judges/judge-form.tsx';
import { getJudge } from '#app/features/judges/pool-queries.server.ts';
import { saveJudge } from '#app/features/judges/save-judge.server.ts';
import { BanJudgeSchema, LiftBanSchema, SaveJudgeSchema } from '#app/features/judges/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  SaveJudgeSchema.extend({ intent: z.literal('save') }),
  BanJudgeSchema.extend({ intent: z.literal('ban') }),
  LiftBanSchema.extend({ intent: z.literal('lift') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const judge = (await getJudge(viewer, params.personId ?? '', now())) ?? notFound();
  return { title: judge.name, judge, everywhere: viewer.isOperator };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const personId = params.personId ?? '';
  const context = { now: now() };
  const { intent, ...input } = form.value;
  const result =
    'banId' in input
      ? await liftBan(viewer, input, context)
      : 'weights' in input
        ? await saveJudge(viewer, { ...input, personId }, context)
        : await banJudge(viewer, { ...input, personId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/judges/${personId}`, { key: `judgePool.done-${intent}`, tone: 'done' });
}

export default function Judge() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { judge, everywhere } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { history } = judge;
  return (
    <>
      <PageHeader
        title={judge.name}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <span>{judge.organisation || judge.school?.name}</span>
            <span className="font-mono">{judge.person.username}</span>
            {judge.person.mustChangePassword ? <Badge>{t('students.notYetIn')}</Badge> : null}
            {judge.bans.some((ban) => !ban.liftedAt) ? (
              <Badge tone="danger">{t('judgePool.onBlacklist')}</Badge>
            ) : null}
          </span>
        }
        above={<BackLink href="/admin/judges">{t('judgePool.title')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      <Section title={t('judgePool.history')} description={t('judgePool.severityHint')}>
        <DescriptionList
          className="mb-4 max-w-2xl"
          items={[
            {
              key: 'severity',
              term: t('judgePool.severity'),
              detail: history ? <SeverityText severity={history.severity} /> : null,
            },
            {
              key: 'open',
              term: t('judgePool.openLoad'),
              detail: formats.number(history?.openLoad ?? 0),
            },
          ]}
        />
        <DataTable
          caption={t('judgePool.history')}
          rows={history?.rounds ?? []}
          rowKey={(place) => place.id}
          columns={[
            { key: 'edition', head: t('judgePool.edition'), cell: (place) => place.round.edition.name },
            {
              key: 'round',
              head: t('common.navRounds'),
              rowHead: true,
              cell: (place) => <Link to={`/admin/rounds/${place.round.id}/judges`}>{name(place.round)}</Link>,
            },
            {
              key: 'answer',
              head: t('judgePool.answer'),
              cell: (place) => (place.leftAt ? t('judgePool.left') : t(`judgePool.answer-${place.answer}`)),
            },
            {
              key: 'sheets',
              head: t('judging.submittedOfLoad'),
              numeric: true,
              cell: (place) => `${place.submitted} / ${place.assigned}`,
            },
          ]}
          empty={<p className="text-ink-muted">{t('judgePool.noHistory')}</p>}
        />
      </Section>
      <Section title={t('judgePool.facts')}>
        <JudgeForm judge={judge} />
      </Section>
      <Section title={t('judgePool.blacklist')} description={t('judgePool.blacklistLead')}>
        <BanList bans={judge.bans} units={judge.units} everywhere={everywhere} />
      </Section>
    </>
  );
}
