import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Printer, Send, ShieldAlert, UserPlus } from 'lucide-react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { KnownLines } from '#app/features/judges/known-lines.tsx';
import { knownLines } from '#app/features/judges/known-lines.server.ts';
import { mailRoundInvitations } from '#app/features/judges/mail-round-invitations.server.ts';
import { RoundPoolTable } from '#app/features/judges/round-pool-table.tsx';
import { RoundJudgeIdSchema } from '#app/features/judges/schemas.ts';
import { SupplyBars } from '#app/features/judges/supply-bars.tsx';
import { getSupply } from '#app/features/judges/supply.server.ts';
import { resendInvitation } from '#app/features/judges/take-judges.server.ts';
import { addJudges, readJudges, removeJudge } from '#app/features/judging/add-judges.server.ts';
import { PanelTable } from '#app/features/judging/panel-table.tsx';
import { removePanel } from '#app/features/judging/panels.server.ts';
import { getPool } from '#app/features/judging/round-queries.server.ts';
import { AddJudgesSchema, RemoveJudgeSchema, RemovePanelSchema } from '#app/features/judging/schemas.ts';
import { AppForm, SubmitButton, TextAreaField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  AddJudgesSchema.extend({ intent: z.literal('add') }),
  RemoveJudgeSchema.extend({ intent: z.literal('remove') }),
  RemovePanelSchema.extend({ intent: z.literal('remove-panel') }),
  RoundJudgeIdSchema.extend({ intent: z.literal('resend') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const pool = (await getPool(viewer, roundId)) ?? notFound();
  const supply = (await getSupply(viewer, roundId)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('rounds.tabJudges'), roundId, supply, ...pool };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const back = `/admin/rounds/${roundId}/judges`;
  const context = { now: now() };
  const input = form.value;
  if (input.intent === 'add') {
    const judges = readJudges(input.judges);
    const lines = input.asked ? [] : await knownLines(viewer, roundId, judges);
    if (lines.length > 0) return { judges: input.judges, lines };
    const choices = judges.map((_, index) => input.who[index]);
    const added = await addJudges(viewer, { roundId, judges, choices }, context);
    if (!added.ok) return form.refuse(added.refusals);
    const params = { count: added.value.length };
    const slips = added.value.some((one) => one.isNew) ? '/slips' : '';
    return redirectWithToast(`${back}${slips}`, { key: 'judging.added', params, tone: 'done' });
  }
  if (input.intent === 'resend') {
    const sent = await resendInvitation(viewer, input, context);
    if (!sent.ok) return form.refuse(sent.refusals);
    await mailRoundInvitations(roundId, [sent.value.personId], translator(await localeOf(request)));
    return redirectWithToast(back, { key: 'judgePool.resent', tone: 'done' });
  }
  const result =
    input.intent === 'remove'
      ? await removeJudge(viewer, input, context)
      : await removePanel(viewer, input, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(back, { key: 'common.saved', tone: 'done' });
}

export default function RoundJudges() {
  const t = useT();
  const name = useName();
  const { roundId, judges, panels, disciplines, supply, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const asked = reply && 'lines' in reply ? reply : null;
  const lastResult = reply && 'lines' in reply ? undefined : reply;
  const [form, fields] = useAppForm<{ judges: string }>({
    lastResult: lastResult?.initialValue?.intent === 'add' ? lastResult : null,
    id: 'add',
  });
  const base = `/admin/rounds/${roundId}`;
  return (
    <>
      <PageHeader
        title={t('judging.pool')}
        meta={t('judging.poolLead')}
        actions={
          <>
            {judges.some((judge) => judge.notYetIn) ? (
              <LinkButton href={`${base}/judges/slips`} icon={Printer}>
                {t('judging.printSlips')}
              </LinkButton>
            ) : null}
            <LinkButton href={`${base}/judges/conflicts`} icon={ShieldAlert}>
              {t('judgePool.conflicts')}
            </LinkButton>
            <LinkButton href={`/admin/invitations/new?role=JUDGE&scope=${roundId}`} icon={Send}>
              {t('judging.invite')}
            </LinkButton>
            <LinkButton href={`${base}/judges/pick`} icon={UserPlus} variant="primary">
              {t('judgePool.pick')}
            </LinkButton>
          </>
        }
      />
      <RefusalBox result={lastResult?.initialValue?.intent === 'add' ? null : lastResult} />
      {asked ? <KnownLines roundId={roundId} judges={asked.judges} lines={asked.lines} /> : null}
      <RoundPoolTable base={base} judges={judges} timeZone={timeZone} />
      <Section
        title={t('judgePool.supply')}
        description={t(supply.checked ? 'judgePool.supplyLead' : 'judgePool.supplyLeadEarly')}
      >
        <SupplyBars supply={supply} />
      </Section>
      <Section
        title={t('judging.panels')}
        description={t('judging.panelsLead')}
        actions={<LinkButton href={`${base}/panels/new`}>{t('judging.newPanel')}</LinkButton>}
      >
        <PanelTable base={base} panels={panels} />
      </Section>
      <Section title={t('judging.add')} description={t('judging.addLead')}>
        <AppForm form={form}>
          <input type="hidden" name="roundId" value={roundId} />
          <FormLayout>
            <TextAreaField
              field={fields.judges}
              label={t('judging.addLabel')}
              hint={t('judging.addHint', {
                codes: disciplines.map((row) => `${row.code} ${name(row)}`).join(t('common.listComma')),
              })}
              rows={6}
            />
            <FormActions>
              <SubmitButton name="intent" value="add">
                {t('judging.add')}
              </SubmitButton>
            </FormActions>
          </FormLayout>
        </AppForm>
      </Section>
    </>
  );
}
