import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { FeedbackSheet } from '#app/features/feedback/feedback-sheet.tsx';
import { getEntryFeedback } from '#app/features/feedback/queries.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

/** What a project's authors may read of its outcome. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const found = (await getEntryFeedback(viewer, params.entryId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('feedback.title'), ...found };
}

export const meta = pageMeta;

export default function EntryFeedbackPage() {
  const { round, feedback } = useLoaderData<typeof loader>();
  return <FeedbackSheet feedback={feedback} round={round} />;
}
