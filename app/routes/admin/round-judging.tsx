import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Download } from 'lucide-react';

import { JUDGE_STAGES } from '#app/domain/judge-progress.ts';
import { STAGES } from '#app/domain/rubric.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { AgreementPictures } from '#app/features/judging/agreement-pictures.tsx';
import { JudgeTable } from '#app/features/judging/judge-table.tsx';
import { getJudgingProgress } from '#app/features/judging/judging-progress.server.ts';
import { mailReminders } from '#app/features/judging/mail-reminders.server.ts';
import { ProgressBars } from '#app/features/judging/progress-bars.tsx';
import { remindJudges } from '#app/features/judging/remind-judges.server.ts';
import { RemindJudgesSchema } from '#app/features/judging/schemas.ts';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { LIVE_SECONDS, useLive } from '#app/features/shared/use-live.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search, get } = listParams(request);
  const filter = {
    search,
    stage: get('stage'),
    panelId: get('panel'),
    round: STAGES.find((stage) => stage === get('round')),
  };
  const found = (await getJudgingProgress(viewer, params.roundId ?? '', filter, now())) ?? notFound();
  return { title: `${t('progress.title')} · ${found.round.name}`, filter, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const form = await readForm(request, RemindJudgesSchema.omit({ roundId: true }));
  if (!form.ok) return form.reply;
  const result = await remindJudges(viewer, { ...form.value, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  const { count, left } = result.value;
  const t = translator(await localeOf(request));
  const sent = await mailReminders(result.value, form.value.message, t);
  return redirectWithToast(`/admin/rounds/${roundId}/judging`, {
    key: left > 0 ? 'progress.remindedLeft' : sent > 0 ? 'progress.remindedMail' : 'progress.reminded',
    params: { count, left, sent },
    tone: 'done',
  });
}

export default function RoundJudging() {
  const t = useT();
  const formats = useFormats();
  const { round, stages, judges, filter, leanings, spreads, shown, stagesJudged, ...sheets } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const base = `/admin/rounds/${round.id}/judging`;
  const open = stages.silent + stages.working;
  const closed = round.judging === 'after';
  const isLive = (round.judging === 'open' || round.judging === 'unset') && sheets.submitted < sheets.total;
  useLive(isLive);
  const filtered = Boolean(filter.search || filter.stage || filter.panelId);
  return (
    <>
      <PageHeader
        title={t('progress.title')}
        meta={
          <>
            <span>{t('progress.lead')}</span>
            {isLive ? <span>{t('progress.live', { seconds: LIVE_SECONDS })}</span> : null}
          </>
        }
        actions={
          <LinkButton href={`${base}.xlsx`} icon={Download} download>
            {t('progress.export')}
          </LinkButton>
        }
      />
      <RefusalBox result={lastResult} />
      {closed && open > 0 ? (
        <p className="mb-4 font-semibold text-danger">{t('progress.closed', { count: open })}</p>
      ) : null}
      <StatRow
        stats={JUDGE_STAGES.map((stage) => ({
          key: stage,
          label: t(`progress.stage-${stage}`),
          value: formats.number(stages[stage]),
          href: `${base}?${new URLSearchParams({ stage, ...(filter.round ? { round: filter.round } : {}) })}`,
        }))}
      />
      <ProgressBars {...sheets} />
      <Section title={t('progress.judges')}>
        <FilterBar
          search={{ name: 'q', label: t('progress.find'), value: filter.search }}
          selects={[
            ...(stagesJudged.length > 1
              ? [
                  {
                    name: 'round',
                    label: t('rubric.stage'),
                    value: shown,
                    options: stagesJudged.map((value) => ({ value, label: t(`stages.short-${value}`) })),
                  },
                ]
              : []),
            {
              name: 'stage',
              label: t('progress.stage'),
              value: filter.stage,
              options: JUDGE_STAGES.map((value) => ({ value, label: t(`progress.stage-${value}`) })),
              allLabel: t('common.all'),
            },
            ...(sheets.panels.length > 0
              ? [
                  {
                    name: 'panel',
                    label: t('progress.panel'),
                    value: filter.panelId,
                    options: sheets.panels.map(({ id, name }) => ({ value: id, label: name })),
                    allLabel: t('common.all'),
                  },
                ]
              : []),
          ]}
          submitLabel={t('common.search')}
          clear={filtered ? { href: base, label: t('common.clearFilters') } : undefined}
          count={t('common.rows', { count: judges.length })}
        />
        <JudgeTable
          judges={judges}
          round={round}
          closed={closed}
          filtered={filtered}
          withPanels={sheets.panels.length > 0}
        />
      </Section>
      <AgreementPictures roundId={round.id} leanings={leanings} spreads={spreads} />
    </>
  );
}
