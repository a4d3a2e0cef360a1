import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { closeDeliberation, dropDeliberation } from '#app/features/deliberation/close-deliberation.server.ts';
import { decideDeliberation, previewDecision } from '#app/features/deliberation/decision.server.ts';
import { DecisionForm } from '#app/features/deliberation/decision-form.tsx';
import { DecisionPreview } from '#app/features/deliberation/decision-preview.tsx';
import { EndForms } from '#app/features/deliberation/end-forms.tsx';
import { DeliberationFloor } from '#app/features/deliberation/floor.tsx';
import { memberAction } from '#app/features/deliberation/member-action.server.ts';
import { getDeliberation } from '#app/features/deliberation/page.server.ts';
import { RecordPaper } from '#app/features/deliberation/record-paper.tsx';
import {
  CloseDeliberationSchema,
  DecideSchema,
  decisionOf,
  DropDeliberationSchema,
  SecondLookSchema,
} from '#app/features/deliberation/schemas.ts';
import { addSecondLook, previewSecondLook } from '#app/features/deliberation/second-look.server.ts';
import { SecondLook } from '#app/features/deliberation/second-look.tsx';
import { DeliberationBadge } from '#app/features/deliberation/status-badge.tsx';
import { borderText } from '#app/features/deliberation/words.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm, readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['vote', 'submit', 'save', 'back', 'preview', 'decide']) }).loose(),
  CloseDeliberationSchema.omit({ deliberationId: true }).extend({ intent: z.literal('close') }),
  DropDeliberationSchema.omit({ deliberationId: true }).extend({ intent: z.literal('drop') }),
  SecondLookSchema.omit({ deliberationId: true }).extend({ intent: z.literal('look-preview') }),
  SecondLookSchema.omit({ deliberationId: true }).extend({ intent: z.literal('look') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const page =
    (await getDeliberation(viewer, params.listId ?? '', params.deliberationId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('deliberation.title')} · ${page.list.title}`, page };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const deliberationId = params.deliberationId ?? '';
  const sent = await readFormData(request.clone());
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const context = { now: now() };
  const here = new URL(request.url).pathname;
  const done = (key: string, toast: Record<string, number> = {}) =>
    redirectWithToast(here, { key, params: toast, tone: 'done' });
  const act = form.value;
  const spoken = await memberAction(viewer, deliberationId, sent, context);
  if (spoken) return spoken.result.ok ? done(spoken.done) : form.refuse(spoken.result.refusals);
  switch (act.intent) {
    case 'close': {
      const result = await closeDeliberation(viewer, { ...act, deliberationId }, context);
      return result.ok ? done('deliberation.closedToast') : form.refuse(result.refusals);
    }
    case 'drop': {
      const result = await dropDeliberation(viewer, { ...act, deliberationId }, context);
      return result.ok ? done('deliberation.droppedToast') : form.refuse(result.refusals);
    }
    case 'look-preview': {
      const look = await previewSecondLook(viewer, { ...act, deliberationId }, context.now);
      return look ? data({ ...form.keep(), look }) : form.refuse([{ code: 'deliberation-over' }]);
    }
    case 'look': {
      const result = await addSecondLook(viewer, { ...act, deliberationId }, context);
      return result.ok ? done('deliberation.lookToast', result.value) : form.refuse(result.refusals);
    }
    case 'back':
      return data(form.keep());
  }
  const decision = DecideSchema.safeParse({ ...decisionOf(sent), deliberationId });
  if (!decision.success) {
    const short = decision.error.issues.some(({ path }) => path[0] === 'reason');
    return form.refuse([
      short ? { code: 'invalid-input', field: 'reason' } : { code: 'deliberation-choose' },
    ]);
  }
  if (act.intent === 'preview') {
    const preview = await previewDecision(viewer, decision.data);
    return preview.ok ? data({ ...form.keep(), preview: preview.value }) : form.refuse(preview.refusals);
  }
  const result = await decideDeliberation(viewer, decision.data, context);
  return result.ok ? done('deliberation.decidedToast', result.value) : form.refuse(result.refusals);
}

export default function Deliberation() {
  const t = useT();
  const name = useName();
  const { page } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const preview = lastResult && 'preview' in lastResult ? lastResult.preview : null;
  const look = lastResult && 'look' in lastResult ? lastResult.look : null;
  const listHref = `/admin/rounds/${page.round.id}/lists/${page.list.id}`;
  const isOver = page.status === 'DECIDED' || page.status === 'DROPPED';
  return (
    <>
      <PageHeader
        title={t('deliberation.titleOf', { border: borderText(t, name, { prize: page.prize }) })}
        above={<BackLink href={listHref}>{page.list.title}</BackLink>}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <DeliberationBadge status={page.status} />
            <span>
              {t('deliberation.placesOf', {
                places: page.places,
                entries: page.cards.length + page.hiddenCount,
              })}
            </span>
          </span>
        }
        actions={
          <>
            {page.status === 'OPEN' ? null : (
              <LinkButton href={`${listHref}/deliberation/${page.id}/record`}>
                {t('deliberation.record')}
              </LinkButton>
            )}
            {isOver ? null : <EndForms page={page} />}
          </>
        }
      />
      <RefusalBox result={lastResult} />
      {page.decision ? (
        <Section title={t('deliberation.decisionTitle')} description={t('deliberation.decisionLead')}>
          {preview ? (
            <DecisionPreview page={page} preview={preview} />
          ) : (
            <DecisionForm page={page} lines={page.decision} lastResult={lastResult} />
          )}
        </Section>
      ) : null}
      {isOver ? <RecordPaper page={page} onPaper={false} /> : null}
      <DeliberationFloor page={page} side="admin" lastResult={lastResult} />
      <SecondLook page={page} look={page.look} preview={look} />
    </>
  );
}
