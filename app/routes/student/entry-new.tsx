import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { createProject } from '#app/features/projects/create-project.server.ts';
import { getStudentHome } from '#app/features/projects/queries.server.ts';
import { RoundChoiceSchema } from '#app/features/projects/schemas.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const at = now();
  const home = (await getStudentHome(viewer, at)) ?? notFound();
  const roundId = new URL(request.url).searchParams.get('round');
  const open = home.rounds.filter((one) => one.state === 'open');
  const round = (roundId ? open.find((one) => one.id === roundId) : open[0]) ?? null;
  if (!round) throw redirect('/student');
  const t = translator(await localeOf(request));
  return { title: t('projects.begin'), round, at };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, RoundChoiceSchema);
  if (!form.ok) return form.reply;
  const result = await createProject(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirect(`/student/entries/${result.value.entryId}/edit`);
}

export default function EntryNew() {
  const t = useT();
  const name = useName();
  const { round, at } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('projects.begin')}
        meta={name(round)}
        above={<BackLink href="/student">{t('common.deskStudent')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      <RoundDeadlines round={round} kinds={['SUBMISSION']} at={at} />
      <p className="max-w-2xl py-6">{t('projects.beginText')}</p>
      <Form method="post" className="flex flex-wrap items-center gap-4">
        <input type="hidden" name="roundId" value={round.id} />
        <SubmitButton>{t('projects.begin')}</SubmitButton>
        <Link to="/student/join">{t('projects.join')}</Link>
      </Form>
    </>
  );
}
