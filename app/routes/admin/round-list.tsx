import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ListDeliberations } from '#app/features/deliberation/list-deliberations.tsx';
import { listDeliberations } from '#app/features/deliberation/page.server.ts';
import { promoteOnList } from '#app/features/objections/promote-on-list.server.ts';
import { revokeAward } from '#app/features/objections/revoke-award.server.ts';
import {
  PromoteSchema,
  StudentBackSchema,
  StudentOffSchema,
  TakeOffSchema,
} from '#app/features/objections/schemas.ts';
import { StudentOffForm } from '#app/features/objections/student-off-form.tsx';
import { putStudentBack, takeStudentOff } from '#app/features/objections/take-student-off.server.ts';
import { StandIns } from '#app/features/objections/stand-ins.tsx';
import { listStandIns } from '#app/features/objections/stand-ins.server.ts';
import { TakeOffForm } from '#app/features/objections/take-off-form.tsx';
import { withdrawLine } from '#app/features/objections/withdraw-line.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { PackagePanel } from '#app/features/outside/package-panel.tsx';
import { packageState } from '#app/features/outside/take-package.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { ListActions } from '#app/features/results/list-actions.tsx';
import { ListRules } from '#app/features/results/list-rules.tsx';
import { DECISIONS, ListTable } from '#app/features/results/list-table.tsx';
import { ListBlockers } from '#app/features/results/list-blockers.tsx';
import { ListNotices } from '#app/features/results/list-notices.tsx';
import { ListRecord } from '#app/features/results/list-record.tsx';
import { ListStudents } from '#app/features/results/list-students.tsx';
import { ListStatusBadge } from '#app/features/results/list-status-badge.tsx';
import type { LineView } from '#app/features/results/list-types.ts';
import { getList } from '#app/features/results/lists.server.ts';
import { overrideListLine } from '#app/features/results/override-list-line.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import {
  HandOnListSchema,
  OverrideLineSchema,
  PublishListSchema,
  WithdrawNoticeSchema,
} from '#app/features/results/schemas.ts';
import { withdrawNotice } from '#app/features/results/withdraw-notice.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm') }),
  HandOnListSchema.omit({ listId: true }).extend({ intent: z.literal('hand-on') }),
  OverrideLineSchema.omit({ listId: true }).extend({ intent: z.literal('override') }),
  PublishListSchema.omit({ listId: true }).extend({ intent: z.literal('publish') }),
  WithdrawNoticeSchema.extend({ intent: z.literal('withdraw-notice') }),
  TakeOffSchema.omit({ listId: true }).extend({ intent: z.literal('revoke-award') }),
  TakeOffSchema.omit({ listId: true }).extend({ intent: z.literal('withdraw-line') }),
  StudentOffSchema.omit({ listId: true }).extend({ intent: z.literal('student-off') }),
  StudentBackSchema.omit({ listId: true }).extend({ intent: z.literal('student-back') }),
  PromoteSchema.omit({ listId: true }).extend({ intent: z.literal('promote') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const query = new URL(request.url).searchParams;
  const filter = {
    decision: DECISIONS.find((decision) => decision === query.get('decision')) ?? ('SELECTED' as const),
    search: query.get('q') ?? '',
    page: Math.max(1, Number(query.get('page')) || 1),
  };
  const list = (await getList(viewer, params.listId ?? '', filter, now())) ?? notFound();
  const standIns = filter.decision === 'REVOKED' ? await listStandIns(viewer, list.id) : [];
  const handedOver =
    list.outside && list.status === 'HANDED_ON'
      ? { state: await packageState(list.id), ...list.outside }
      : null;
  return {
    title: list.title,
    list,
    filter,
    standIns,
    handedOver,
    deliberations: await listDeliberations(list.id),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const context = { now: now() };
  const listId = params.listId ?? '';
  const here = `/admin/rounds/${params.roundId}/lists/${listId}`;
  const act = form.value;
  switch (act.intent) {
    case 'confirm': {
      const result = await confirmList(viewer, { listId }, context);
      return result.ok
        ? redirectWithToast(here, { key: 'results.confirmed', tone: 'done' })
        : form.refuse(result.refusals);
    }
    case 'hand-on': {
      const result = await handOnList(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(here, {
            key: result.value.outside ? 'outside.handedOver' : 'results.handedOn',
            params: { count: result.value.entered },
            tone: 'done',
          })
        : form.refuse(result.refusals);
    }
    case 'revoke-award': {
      const result = await revokeAward(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(`${here}?decision=REVOKED`, {
            key: 'objections.revokedPrizeDone',
            tone: 'done',
          })
        : form.refuse(result.refusals);
    }
    case 'withdraw-line': {
      const result = await withdrawLine(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(`${here}?decision=REVOKED`, {
            key: 'objections.revokedPlaceDone',
            tone: 'done',
          })
        : form.refuse(result.refusals);
    }
    case 'student-off': {
      const result = await takeStudentOff(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(here, { key: 'promotion.takenOff', tone: 'done' })
        : form.refuse(result.refusals);
    }
    case 'student-back': {
      const result = await putStudentBack(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(here, { key: 'promotion.putBackDone', tone: 'done' })
        : form.refuse(result.refusals);
    }
    case 'promote': {
      const result = await promoteOnList(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(here, { key: 'objections.standInDone', tone: 'done' })
        : form.refuse(result.refusals);
    }
    case 'override': {
      const result = await overrideListLine(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(here, { key: 'results.overridden', tone: 'done' })
        : form.refuse(result.refusals);
    }
    case 'publish': {
      const result = await publishList(viewer, { ...act, listId }, context);
      return result.ok
        ? redirectWithToast(here, { key: 'results.publishedToast', tone: 'done' })
        : form.refuse(result.refusals);
    }
    case 'withdraw-notice': {
      const result = await withdrawNotice(viewer, act, context);
      return result.ok
        ? redirectWithToast(here, { key: 'results.noticeWithdrawn', tone: 'info' })
        : form.refuse(result.refusals);
    }
  }
}

const goingBy = ({ students }: LineView) => (students ?? []).filter(({ state }) => state === 'goes');

export default function RoundList() {
  const t = useT();
  const name = useName();
  const { list, filter, standIns, handedOver, deliberations } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const settled = list.status === 'CONFIRMED' || list.status === 'HANDED_ON';
  const target = list.edge ? name(list.edge.toRound) : (list.outside?.contest ?? null);
  return (
    <>
      <PageHeader
        title={list.title}
        above={<BackLink href={`/admin/rounds/${list.roundId}/lists`}>{t('results.listsTitle')}</BackLink>}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <ListStatusBadge status={list.status} />
            {target ? t('results.leadsTo', { round: target }) : t(`results.kind${list.kind}`)}
            <span>{t('results.fromTable', { version: list.result.version })}</span>
            <ListRecord list={list} />
          </span>
        }
        actions={<ListActions list={list} />}
      />
      <RefusalBox result={lastResult} />
      <ListStudents list={list} />
      <ListBlockers list={list} />
      {handedOver ? (
        <PackagePanel
          list={list}
          timeZone={list.round.timeZone}
          contest={handedOver.contest}
          organiser={handedOver.organiser}
          state={handedOver.state}
        />
      ) : null}
      <ListNotices list={list} />
      <ListRules list={list} />
      <ListDeliberations list={list} deliberations={deliberations} />
      <StandIns list={list} standIns={standIns} />
      <ListTable
        list={list}
        filter={filter}
        settledActions={
          settled && filter.decision === 'SELECTED'
            ? (line) =>
                // Of one student alone, taking the student off takes the project off.
                list.promotion === 'EVERY' && goingBy(line).length < 2 ? null : (
                  <TakeOffForm kind={list.kind} line={line} />
                )
            : undefined
        }
        studentActions={
          list.promotion === 'EVERY' && list.status !== 'SUPERSEDED'
            ? (line, student) => <StudentOffForm status={list.status} line={line} student={student} />
            : undefined
        }
      />
    </>
  );
}
