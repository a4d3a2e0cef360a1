import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { promotionOf } from '#app/domain/promoted-students.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { readStageWeights } from '#app/features/results/stored.ts';
import { getRoundSettings } from '#app/features/rounds/queries.server.ts';
import { getRaschAdvice } from '#app/features/rounds/rasch-advice.server.ts';
import { RulesForm } from '#app/features/rounds/rules-form.tsx';
import { RoundRulesSchema } from '#app/features/rounds/schemas.ts';
import { SettingsNav } from '#app/features/rounds/settings-nav.tsx';
import { removeRound, updateRound } from '#app/features/rounds/update-round.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  RoundRulesSchema.extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('remove') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const round = (await getRoundSettings(viewer, params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: `${t('rounds.tabSettings')} · ${round.name}`,
    round,
    raschAdvice: await getRaschAdvice(viewer, round.id),
    weights: readStageWeights(round.stageWeights),
    constraint: constraintsOf(RoundRulesSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const context = { now: now() };
  if (form.value.intent === 'remove') {
    const removed = await removeRound(viewer, { roundId }, context);
    if (!removed.ok) return form.refuse(removed.refusals);
    return redirectWithToast(`/admin/editions/${removed.value.editionId}`, {
      key: 'rounds.roundRemoved',
      tone: 'done',
    });
  }
  const { intent: _, ...rules } = form.value;
  const result = await updateRound(viewer, { ...rules, roundId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/settings`, { key: 'common.saved', tone: 'done' });
}

export default function RoundSettings() {
  const t = useT();
  const name = useName();
  const { round, raschAdvice, weights, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const text = (value: number | null) => (value === null ? '' : String(value));
  return (
    <>
      <PageHeader title={t('rounds.setRules')} meta={t('rounds.rulesLead')} />
      <SettingsNav roundId={round.id} current="rules" />
      <RulesForm
        lastResult={lastResult}
        constraint={constraint}
        roundId={round.id}
        raschAdvice={raschAdvice}
        isLocked={round.promotesTo.some(({ lists }) => lists.length > 0)}
        targets={round.edition.rounds
          .filter((other) => other.id !== round.id)
          .map((other) => ({ value: other.id, label: name(other) }))}
        defaultValue={{
          ...round,
          nameEn: round.nameEn ?? '',
          outsideName: round.outsideName ?? '',
          outsideOrganiser: round.outsideOrganiser ?? '',
          number: text(round.number),
          maxAuthors: text(round.maxAuthors),
          maxTutors: text(round.maxTutors),
          maxEntryMegabytes: text(round.maxEntryMegabytes),
          maxRoundMegabytes: text(round.maxRoundMegabytes),
          judgesPerEntry: text(round.judgesPerEntry),
          judgeMinLoad: text(round.judgeMinLoad),
          judgeMaxLoad: text(round.judgeMaxLoad),
          keywordPercent: text(round.keywordPercent),
          trimMinimum: text(round.trimMinimum),
          prizeCapPercent: text(round.prizeCapPercent),
          decimals: text(round.decimals),
          objectionDays: text(round.objectionDays),
          objectionKeepDays: text(round.objectionKeepDays),
          preliminaryWeight: text(weights?.PRELIMINARY ?? null),
          defenceWeight: text(weights?.DEFENCE ?? null),
          toRoundId: round.promotesTo[0]?.toRoundId ?? '',
          goesOn: round.promotesTo[0] ? promotionOf(round.promotesTo[0]) : 'PROJECT',
        }}
      />
      <Section title={t('rounds.removeRound')} description={t('rounds.removeRoundHint')}>
        <Form method="post">
          <RefusalBox result={lastResult?.initialValue?.intent === 'remove' ? lastResult : null} />
          <ConfirmButton
            variant="secondary"
            label={t('rounds.removeRound')}
            title={t('units.removeTitle', { name: name(round) })}
            confirmLabel={t('rounds.removeRound')}
            cancelLabel={t('common.cancel')}
            name="intent"
            value="remove"
          >
            {t('rounds.removeRoundText')}
          </ConfirmButton>
        </Form>
      </Section>
    </>
  );
}
