import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { FlagFacts } from '#app/features/flags/flag-facts.tsx';
import { listFlags } from '#app/features/flags/queries.server.ts';
import { SettleFlagSchema } from '#app/features/flags/schemas.ts';
import { settleFlag } from '#app/features/flags/settle-flag.server.ts';
import { SettleForm } from '#app/features/flags/settle-form.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

/** Judges' warnings about entries: open ones first to settle, settled ones to look up. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const settled = listParams(request).get('state') === 'settled';
  const list = (await listFlags(viewer, params.roundId ?? '', settled)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('rubric.flags'), list, settled };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, SettleFlagSchema);
  if (!form.ok) return form.reply;
  const result = await settleFlag(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${params.roundId}/flags`, { key: 'rubric.settled', tone: 'done' });
}

export default function RoundFlags() {
  const t = useT();
  const formats = useFormats();
  const { list, settled } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${list.roundId}`;
  const counted = (text: string, count: number) => `${text} ${formats.number(count)}`;
  return (
    <>
      <PageHeader title={t('rubric.flags')} meta={t('rubric.flagsLead')} />
      <RefusalBox result={useActionData<typeof action>()} />
      <div className="mb-6">
        <Tabs
          label={t('rubric.flags')}
          tabs={[
            { href: `${base}/flags`, label: counted(t('rubric.flagOpen'), list.open), current: !settled },
            {
              href: `${base}/flags?state=settled`,
              label: counted(t('rubric.flagSettled'), list.closed),
              current: settled,
            },
          ]}
        />
      </div>
      {list.flags.length === 0 ? (
        <EmptyState title={t(settled ? 'rubric.noSettledFlags' : 'rubric.noOpenFlags')}>
          {t('rubric.noFlagsText')}
        </EmptyState>
      ) : (
        <ul className="grid max-w-4xl gap-6">
          {list.flags.map((flag) => (
            <li key={flag.id} className="grid gap-3 border-b border-line pb-6">
              <p className="font-semibold">
                <Link to={`${base}/entries/${flag.entry.id}`}>{flag.entry.project.title}</Link>
                <span className="ms-2 font-mono text-sm font-normal">{flag.entry.number}</span>
              </p>
              <FlagFacts flag={flag} timeZone={list.timeZone} />
              {flag.settledAt ? null : <SettleForm flagId={flag.id} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
