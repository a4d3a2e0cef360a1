import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { DayGrid, SessionList } from '#app/features/defence/day-grid.tsx';
import { DrawForm } from '#app/features/defence/draw-form.tsx';
import { drawLots } from '#app/features/defence/draw-lots.server.ts';
import { PublishForm } from '#app/features/defence/publish-form.tsx';
import { publishDefence, withdrawDefence } from '#app/features/defence/publish-defence.server.ts';
import { getDefence } from '#app/features/defence/queries.server.ts';
import { DrawSchema, PublishDefenceSchema, SwapSlotsSchema } from '#app/features/defence/schemas.ts';
import { SwapForm } from '#app/features/defence/swap-form.tsx';
import { swapSlots } from '#app/features/defence/swap-slots.server.ts';
import { makeWallLink, revokeWallLink } from '#app/features/defence/wall-link.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { FinalistsNote } from '#app/features/rounds/finalists-note.tsx';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { ok } from '#app/domain/result.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  DrawSchema.omit({ roundId: true }).extend({ intent: z.literal('draw') }),
  PublishDefenceSchema.omit({ roundId: true }).extend({ intent: z.literal('publish') }),
  SwapSlotsSchema.extend({ intent: z.literal('swap') }),
  z.object({ intent: z.enum(['withdraw', 'wall', 'unwall']) }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const desk = (await getDefence(viewer, roundId, now())) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('defence.title'), roundId, desk };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const context = { now: now() };
  const input = form.value;
  const run = async () => {
    switch (input.intent) {
      case 'draw': {
        const drawn = await drawLots(viewer, { ...input, roundId }, context);
        return drawn.ok ? ok({ count: drawn.value.count, seed: drawn.value.seed }) : drawn;
      }
      case 'publish':
        return publishDefence(viewer, { ...input, roundId }, context);
      case 'withdraw':
        return withdrawDefence(viewer, { roundId }, context);
      case 'swap':
        return swapSlots(viewer, input, context);
      case 'wall': {
        const made = await makeWallLink(viewer, { roundId }, context);
        return made.ok ? ok(undefined) : made;
      }
      case 'unwall':
        return revokeWallLink(viewer, { roundId }, context);
    }
  };
  const result = await run();
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/defence`, {
    key: `defence.done-${input.intent}`,
    params: result.value,
    tone: 'done',
  });
}

export default function RoundDefence() {
  const t = useT();
  const { roundId, desk } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const base = `/admin/rounds/${roundId}/defence`;
  const slots = desk.sessions.flatMap((session) => session.slots);
  const count = (...statuses: string[]) => slots.filter(({ status }) => statuses.includes(status)).length;
  const missing = desk.sessions.flatMap((session) =>
    session.slots.filter(({ status }) => status === 'ABSENT').map((slot) => ({ ...slot, session })),
  );
  return (
    <>
      <PageHeader
        title={t('defence.title')}
        meta={t('defence.lead')}
        actions={
          desk.panels.length === 0 ? null : (
            <>
              <LinkButton
                href={`${base}/new/edit`}
                variant={desk.sessions.length === 0 ? 'primary' : 'secondary'}
              >
                {t('defence.newSession')}
              </LinkButton>
              {slots.length > 0 ? <LinkButton href={`${base}/print`}>{t('defence.print')}</LinkButton> : null}
            </>
          )
        }
      />
      <RefusalBox result={lastResult} />
      <FinalistsNote roundId={roundId} finalists={desk.finalists} />
      {desk.panels.length === 0 ? (
        <EmptyState
          title={t('defence.noPanels')}
          action={<LinkButton href={`/admin/rounds/${roundId}/judges`}>{t('defence.toPanels')}</LinkButton>}
        >
          {t('defence.noPanelsText')}
        </EmptyState>
      ) : desk.sessions.length === 0 ? (
        <EmptyState title={t('defence.noSessions')}>{t('defence.noSessionsText')}</EmptyState>
      ) : (
        <>
          <StatRow
            stats={[
              { key: 'sessions', label: t('defence.statSessions'), value: desk.sessions.length },
              {
                key: 'places',
                label: t('defence.statPlaces'),
                value: desk.sessions.reduce((sum, { capacity }) => sum + capacity, 0),
              },
              { key: 'eligible', label: t('defence.statEligible'), value: desk.eligible },
              { key: 'placed', label: t('defence.statPlaced'), value: slots.length },
              { key: 'done', label: t('defence.statDone'), value: count('DONE') },
              {
                key: 'missing',
                label: t('defence.statMissing'),
                value: count('ABSENT', 'EXCUSED'),
                tone: missing.length > 0 ? 'danger' : undefined,
              },
            ]}
          />
          {missing.length > 0 ? (
            <Section title={t('defence.missing')} description={t('defence.missingText')}>
              <ul className="list-disc ps-5">
                {missing.map(({ entryId, number, title, school, session }) => (
                  <li key={entryId}>
                    <Link to={`${base}/${session.id}`}>
                      {number} {title}
                    </Link>{' '}
                    <span className="text-ink-muted">
                      {school} · {session.room}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {desk.draws.length > 0 && desk.without.length > 0 ? (
            <Section title={t('defence.without')} description={t('defence.withoutText')}>
              <ul className="list-disc ps-5">
                {desk.without.map((entry) => (
                  <li key={entry.id}>
                    {entry.number} {entry.project.title}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title={t('defence.statSessions')}>
            <SessionList sessions={desk.sessions} timeZone={desk.timeZone} base={base} />
            {slots.length > 0 ? (
              <DayGrid sessions={desk.sessions} timeZone={desk.timeZone} base={base} />
            ) : null}
          </Section>
          <DrawForm desk={desk} lastResult={lastResult} />
          {slots.length > 0 ? <PublishForm desk={desk} /> : null}
          {slots.length > 1 ? <SwapForm desk={desk} lastResult={lastResult} /> : null}
        </>
      )}
    </>
  );
}
