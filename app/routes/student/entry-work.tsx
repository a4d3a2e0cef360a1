import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { OWN_WORK_MAX } from '#app/domain/checklist.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { DraftArea } from '#app/features/projects/draft-fields.tsx';
import { draftAction, readDraftPage } from '#app/features/projects/draft-page.server.ts';
import { DraftForm } from '#app/features/shared/draft-form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { entry, draft } = await readDraftPage(viewer, params.entryId, 'work');
  if (!entry.isAuthor) notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('projects.pageWork')} · ${entry.title}`, entry, draft };
}

export const meta = pageMeta;

export const action = ({ request, params }: ActionFunctionArgs) =>
  draftAction(request, params.entryId, 'work');

export default function EntryWork() {
  const t = useT();
  const { entry, draft } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const others = entry.authors.filter((author) => !author.isMe);
  return (
    <>
      <DraftForm
        draft={draft}
        reply={reply}
        timeZone={entry.round.timeZone}
        label={() => t('projects.myWork')}
      >
        <DraftArea
          name="ownWork"
          label={t('projects.myWork')}
          hint={t('projects.myWorkHint')}
          rows={6}
          max={OWN_WORK_MAX}
        />
      </DraftForm>
      {others.length > 0 ? (
        <Section title={t('projects.othersWork')}>
          <dl className="grid max-w-2xl gap-4">
            {others.map((author) => (
              <div key={author.id}>
                <dt className="font-semibold">{author.name}</dt>
                <dd className="whitespace-pre-line">{author.ownWork || t('projects.notWritten')}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
}
