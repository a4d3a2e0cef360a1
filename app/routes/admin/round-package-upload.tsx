import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { PackageUpload } from '#app/features/outside/package-upload.tsx';
import { uploadPackage } from '#app/features/outside/view-package.server.ts';
import { getRoundHead } from '#app/features/rounds/queries.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { requireSameSite } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const round = await getRoundHead(viewer, params.roundId ?? '');
  if (!round?.manages) return notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('outside.packageTitle')} · ${round.name}`, roundId: round.id };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  requireSameSite(request);
  const roundId = params.roundId ?? '';
  if (!(await getRoundHead(viewer, roundId))?.manages) return notFound();
  const result = await uploadPackage(viewer, { roundId, request }, { now: now() });
  return result.ok
    ? redirect(`/admin/rounds/${roundId}/entries/import/${result.value.jobId}`)
    : data({ refusals: result.refusals }, { status: 422 });
}

/** Where a package is sent to: says why it was not taken, and asks for another. */
export default function RoundPackageUpload() {
  const t = useT();
  const { roundId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('outside.packageTitle')}
        meta={t('outside.packageText')}
        above={
          <BackLink href={`/admin/rounds/${roundId}/entries/import`}>{t('outside.importTitle')}</BackLink>
        }
      />
      <PackageUpload roundId={roundId} refusals={reply?.refusals ?? []} />
    </>
  );
}
