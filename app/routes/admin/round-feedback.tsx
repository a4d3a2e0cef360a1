import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { FeedbackSheet } from '#app/features/feedback/feedback-sheet.tsx';
import { getRoundFeedback } from '#app/features/feedback/queries.server.ts';
import { releaseFeedback, takeBackFeedback } from '#app/features/feedback/release-feedback.server.ts';
import { ReleaseState } from '#app/features/feedback/release-state.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { StatRow } from '#app/ui/stat-row.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const ActionSchema = z.object({ intent: z.enum(['release', 'take-back']) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const number = listParams(request).get('entry').slice(0, 40);
  const found = (await getRoundFeedback(viewer, params.roundId ?? '', number, now())) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('feedback.title')} · ${found.round.name}`, number, ...found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const input = { roundId: params.roundId ?? '' };
  const releases = form.value.intent === 'release';
  const result = releases
    ? await releaseFeedback(viewer, input, { now: now() })
    : await takeBackFeedback(viewer, input, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${input.roundId}/feedback`, {
    key: releases ? 'feedback.released' : 'feedback.takenBack',
    tone: 'done',
  });
}

export default function RoundFeedback() {
  const t = useT();
  const formats = useFormats();
  const page = useLoaderData<typeof loader>();
  const { round, timeZone, counts, entries, withoutComment, example, releases, number } = page;
  const base = `/admin/rounds/${round.id}/feedback`;
  const going = counts.open + counts['as-written'] + counts.edited;
  const stat = (key: string, count: number, label: string, state?: string) => ({
    key,
    label,
    value: formats.number(count),
    href: state === undefined ? undefined : `${base}/comments${state ? `?state=${state}` : ''}`,
    tone: key === 'look' && count > 0 ? ('signal' as const) : undefined,
  });
  return (
    <>
      <PageHeader
        title={t('feedback.title')}
        meta={t('feedback.lead')}
        actions={<LinkButton href={`${base}/comments`}>{t('feedback.toComments')}</LinkButton>}
      />
      <RefusalBox result={useActionData<typeof action>()} />
      <ReleaseState page={page} going={going} />
      <StatRow
        className="mt-6"
        stats={[
          stat('entries', entries, t('feedback.countEntries')),
          stat('going', going, t('feedback.countComments'), ''),
          stat('look', counts['to-look'], t('feedback.countToLook'), 'to-look'),
          stat('edited', counts.edited, t('feedback.countEdited'), 'edited'),
          stat('held', counts.held, t('feedback.countHeld'), 'held'),
          stat('without', withoutComment, t('feedback.countWithout')),
        ]}
      />
      <Section title={t('feedback.example')} description={t('feedback.exampleLead')}>
        <Form method="get" className="no-print mb-6 flex flex-wrap items-end gap-3">
          <Field label={t('feedback.exampleNumber')}>
            <TextInput
              name="entry"
              fit="medium"
              defaultValue={number || (example?.number ?? '')}
              key={number}
            />
          </Field>
          <Button type="submit" variant="secondary">
            {t('feedback.exampleShow')}
          </Button>
        </Form>
        {example?.feedback ? (
          <div className="rounded border border-line px-4 pb-6 sm:px-6">
            <p className="pt-4 font-semibold">{example.project.title}</p>
            <FeedbackSheet feedback={example.feedback} round={{ ...round, timeZone }} />
          </div>
        ) : (
          <EmptyState title={t(number ? 'feedback.exampleNone' : 'feedback.noOutcome')} />
        )}
      </Section>
      {releases.length > 0 ? (
        <Section title={t('feedback.history')}>
          <ul className="grid gap-1">
            {releases.map((one) => (
              <li key={one.id}>
                {t('feedback.historyReleased', {
                  at: formats.dateTime(one.releasedAt, timeZone),
                  by: one.by || t('common.organiser'),
                  level: t(`feedback.gives-${one.level}`),
                })}
                {one.takenBackAt ? (
                  <>
                    {' → '}
                    {t('feedback.historyTakenBack', {
                      at: formats.dateTime(one.takenBackAt, timeZone),
                      by: one.takenBackBy || t('common.organiser'),
                    })}
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
