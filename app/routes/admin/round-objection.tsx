import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { addNote } from '#app/features/objections/add-note.server.ts';
import { AnswerForm } from '#app/features/objections/answer-form.tsx';
import { answerObjection } from '#app/features/objections/answer-objection.server.ts';
import { assignObjection } from '#app/features/objections/assign-objection.server.ts';
import { eraseObjection } from '#app/features/objections/erase-objections.server.ts';
import { ObjectionAnswer, ObjectionFacts } from '#app/features/objections/objection-facts.tsx';
import { AssignForm, ObjectionNotes } from '#app/features/objections/objection-handling.tsx';
import { OutcomeBadge } from '#app/features/objections/outcome-badge.tsx';
import { getObjection } from '#app/features/objections/queries.server.ts';
import {
  AddNoteSchema,
  AnswerObjectionSchema,
  AssignObjectionSchema,
} from '#app/features/objections/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const withoutId = { objectionId: true } as const;
const ActionSchema = z.discriminatedUnion('intent', [
  AssignObjectionSchema.omit(withoutId).extend({ intent: z.literal('assign') }),
  AddNoteSchema.omit(withoutId).extend({ intent: z.literal('note') }),
  AnswerObjectionSchema.omit(withoutId).extend({ intent: z.literal('answer') }),
  z.object({ intent: z.literal('erase') }),
]);

/** One objection: what it says, who handles it, how it ends. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { roundId = '', objectionId = '' } = params;
  const objection = (await getObjection(viewer, roundId, objectionId, now())) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: `${t('objections.title')} · ${objection.line?.title ?? t('objections.wholeList')}`,
    objection,
  };
}

export const meta = pageMeta;

const DONE = {
  assign: 'objections.assignedDone',
  note: 'objections.noteAdded',
  answer: 'objections.answeredDone',
  erase: 'objections.eraseDone',
} as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const { roundId = '', objectionId = '' } = params;
  const context = { now: now() };
  const act = form.value;
  const result =
    act.intent === 'assign'
      ? await assignObjection(viewer, { ...act, objectionId }, context)
      : act.intent === 'note'
        ? await addNote(viewer, { ...act, objectionId }, context)
        : act.intent === 'answer'
          ? await answerObjection(viewer, { ...act, objectionId }, context)
          : await eraseObjection(viewer, { objectionId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/objections/${objectionId}`, {
    key: DONE[act.intent],
    tone: 'done',
  });
}

export default function RoundObjection() {
  const t = useT();
  const { objection } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const answered = lastResult?.initialValue?.intent === 'answer';
  const open = objection.status === 'OPEN';
  return (
    <>
      <PageHeader
        title={objection.line?.title ?? t('objections.wholeList')}
        above={
          <BackLink href={`/admin/rounds/${objection.roundId}/objections`}>{t('objections.title')}</BackLink>
        }
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <OutcomeBadge status={objection.status} />
            {objection.late ? <Badge tone="danger">{t('objections.late')}</Badge> : null}
            {objection.line ? <span className="font-mono">{objection.line.number}</span> : null}
          </span>
        }
        actions={
          !open && !objection.erasedAt ? (
            <Form method="post">
              <input type="hidden" name="intent" value="erase" />
              <ConfirmButton
                variant="secondary"
                confirmVariant="danger"
                label={t('objections.erase')}
                title={t('objections.eraseTitle')}
                confirmLabel={t('objections.erase')}
                cancelLabel={t('common.cancel')}
              >
                {t('objections.eraseText')}
              </ConfirmButton>
            </Form>
          ) : null
        }
      />
      <RefusalBox result={answered ? null : lastResult} />
      <ObjectionFacts objection={objection} />
      {open ? null : <ObjectionAnswer objection={objection} />}
      {open ? <AssignForm objection={objection} /> : null}
      {objection.erasedAt ? null : <ObjectionNotes objection={objection} />}
      {open && objection.involved ? (
        <NoticeBox tone="signal" className="my-6">
          {t('objections.involved')}
        </NoticeBox>
      ) : null}
      {open && !objection.involved ? (
        <AnswerForm objection={objection} lastResult={answered ? lastResult : undefined} />
      ) : null}
    </>
  );
}
