import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { NO_CHOICES } from '#app/domain/outside/incoming.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { startPackageImport } from '#app/features/outside/import-package.server.ts';
import { PackageFacts, PackageOutcome } from '#app/features/outside/package-outcome.tsx';
import { PlanPreview } from '#app/features/outside/plan-preview.tsx';
import { readChoices } from '#app/features/outside/read-choices.ts';
import { ReasonSchema } from '#app/features/outside/schemas.ts';
import { viewPackage } from '#app/features/outside/view-package.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { roundId = '', jobId = '' } = params;
  const view = await viewPackage(viewer, { roundId, jobId, choices: NO_CHOICES }, { now: now() });
  if (!view?.ok) return notFound();
  const t = translator(await localeOf(request));
  return { title: t('outside.packageTitle'), roundId, view: view.value };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readFormData(request);
  const { roundId = '', jobId = '' } = params;
  const texts = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
  const choices = readChoices(texts);
  const reason = ReasonSchema.catch('').parse(texts('reason')[0] ?? '');
  const context = { now: now() };
  const started =
    form.get('intent') === 'confirm'
      ? await startPackageImport(viewer, { roundId, jobId, choices, reason }, context)
      : null;
  if (started?.ok) return redirect(`/admin/rounds/${roundId}/entries/import/${jobId}`);
  const view = await viewPackage(viewer, { roundId, jobId, choices }, context);
  if (!view?.ok) return notFound();
  const refusals = started && !started.ok ? started.refusals : [];
  return data({ view: view.value, choices, reason, refusals }, { status: refusals.length > 0 ? 422 : 200 });
}

/** An uploaded package: what it would do, how far it is, and what came of it. */
export default function RoundPackage() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { roundId } = loaded;
  const view = reply && loaded.view.state === 'waiting' ? reply.view : loaded.view;
  const other = `/admin/rounds/${roundId}/entries/import`;
  return (
    <>
      <PageHeader
        title={t('outside.packageTitle')}
        meta={
          view.state === 'waiting'
            ? t('outside.from', {
                organiser: view.from.organiser,
                round: view.from.round,
                version: view.version,
              })
            : null
        }
        above={<BackLink href={other}>{t('outside.importTitle')}</BackLink>}
      />
      {view.state === 'waiting' ? (
        <>
          <PackageFacts view={view} />
          <PlanPreview
            plan={view.plan}
            choices={reply?.choices ?? NO_CHOICES}
            reason={reply?.reason}
            refusals={reply?.refusals}
            otherHref={other}
          />
        </>
      ) : (
        <PackageOutcome view={view} roundId={roundId} />
      )}
    </>
  );
}
