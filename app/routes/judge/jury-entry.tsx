import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { getJuryEntry } from '#app/features/special/jury-pages.server.ts';
import { NominateForm } from '#app/features/special/nominate-form.tsx';
import { dropNomination, nominate } from '#app/features/special/nominate.server.ts';
import { NominateSchema } from '#app/features/special/schemas.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SplitPane } from '#app/ui/split-pane.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  NominateSchema.omit({ specialId: true, entryId: true }).extend({ intent: z.literal('nominate') }),
  z.object({ intent: z.literal('drop') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { roundId = '', specialId = '', entryId = '' } = params;
  const found = (await getJuryEntry(viewer, roundId, specialId, entryId)) ?? notFound();
  return { title: found.project.title, roundId, found };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const { roundId = '', specialId = '', entryId = '' } = params;
  const context = { now: now() };
  const result =
    form.value.intent === 'nominate'
      ? await nominate(viewer, { ...form.value, specialId, entryId }, context)
      : await dropNomination(viewer, { specialId, entryId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/judge/rounds/${roundId}/special/${specialId}`, {
    key: form.value.intent === 'nominate' ? 'special.nominate-toast' : 'special.dropped',
    tone: 'done',
  });
}

export default function JuryEntry() {
  const t = useT();
  const name = useName();
  const { roundId, found } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { project, number, special } = found;
  return (
    <>
      <PageHeader
        title={project.title}
        above={<BackLink href={`/judge/rounds/${roundId}/special/${special.id}`}>{name(special)}</BackLink>}
        meta={<span className="font-mono">{number}</span>}
      />
      <RefusalBox result={lastResult} />
      <SplitPane
        from="tablet"
        main={{ label: t('special.project'), content: <ProjectView project={project} /> }}
        side={{
          label: t('special.pane'),
          content: found.isSent ? (
            <NoticeBox>{t('refusal.special-sent')}</NoticeBox>
          ) : (
            <NominateForm found={found} lastResult={lastResult} />
          ),
        }}
      />
    </>
  );
}
