import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { PanelAnswers } from '#app/features/consensus/panel-answers.tsx';
import { PanelTable } from '#app/features/consensus/panel-table.tsx';
import { getPanelPage } from '#app/features/consensus/queries.server.ts';
import { answerConsensus, saveConsensus } from '#app/features/consensus/save-consensus.server.ts';
import { AnswerConsensusSchema, SaveConsensusSchema } from '#app/features/consensus/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useRefresh } from '#app/features/shared/use-refresh.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm, readFormData } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** Between two looks at who has submitted and what was agreed. */
const REFRESH_MS = 10_000;

const ActionSchema = z.discriminatedUnion('intent', [
  z.looseObject({ intent: z.literal('save') }),
  AnswerConsensusSchema.omit({ entryId: true }).extend({ intent: z.literal('answer') }),
]);

/** The panel of one entry: who has scored, everybody's marks once all have, what was agreed on. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const panel = (await getPanelPage(viewer, params.entryId ?? '', now())) ?? notFound();
  return { title: panel.title, panel };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const entryId = params.entryId ?? '';
  const fields = [...(await readFormData(request.clone()))];
  const values = Object.fromEntries(fields.map(([field, value]) => [field, String(value)]));
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const at = { now: now() };
  const sent = SaveConsensusSchema.safeParse({ entryId, values });
  if (!sent.success) return form.refuse([{ code: 'invalid-input' }]);
  const result =
    form.value.intent === 'save'
      ? await saveConsensus(viewer, sent.data, at)
      : await answerConsensus(viewer, { ...form.value, entryId }, at);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/judge/entries/${entryId}/panel`, { key: 'common.saved', tone: 'done' });
}

export default function Panel() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { panel } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  useRefresh(REFRESH_MS);
  const { consensus, table, members, round } = panel;
  return (
    <>
      <PageHeader
        title={panel.title}
        above={<BackLink href={`/judge/rounds/${panel.roundId}`}>{name(round)}</BackLink>}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <span className="font-mono">{panel.number}</span>
            {panel.isChair ? <Badge>{t('rubric.chair')}</Badge> : null}
          </span>
        }
        actions={
          panel.own ? (
            <LinkButton size="small" href={`/judge/assignments/${panel.own.assignmentId}`}>
              {t('rubric.ownSheet')}
            </LinkButton>
          ) : null
        }
      />
      <RefusalBox result={lastResult} />
      <Section title={t('rubric.members')}>
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {members.map((member) => (
            <li key={member.roundJudgeId} className="flex items-center gap-2">
              {member.isSelf ? t('rubric.self', { name: member.name }) : member.name}
              <Badge tone={member.status === 'submitted' ? 'done' : undefined}>
                {t(`rubric.member-${member.status}`)}
              </Badge>
            </li>
          ))}
        </ul>
      </Section>
      {table ? (
        <Section
          title={t('rubric.panelMarks')}
          description={
            consensus
              ? t('rubric.agreedAt', { at: formats.dateTime(consensus.savedAt, round.timeZone) })
              : panel.isChair
                ? t('rubric.agreeLead')
                : panel.chairs.length > 0
                  ? t('rubric.agreeWait', { names: panel.chairs.join(t('common.listComma')) })
                  : t('rubric.agreeNobody')
          }
        >
          <PanelTable page={panel} lines={table} lastResult={lastResult} />
        </Section>
      ) : (
        <NoticeBox title={t('rubric.panelWaits')}>{t('rubric.panelWaitsText')}</NoticeBox>
      )}
      {consensus ? (
        <Section title={t('rubric.answers')}>
          <PanelAnswers page={panel} consensus={consensus} lastResult={lastResult} />
        </Section>
      ) : null}
    </>
  );
}
