import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { editablePage } from '#app/features/projects/editable-page.server.ts';
import { gradeKey } from '#app/features/projects/grade-key.ts';
import { leaveProject } from '#app/features/projects/join-project.server.ts';
import { LeaveSchema } from '#app/features/projects/schemas.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = await editablePage(viewer, params.entryId, now());
  if (!entry.isAuthor) notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('projects.pageAuthors')} · ${entry.title}`, entry };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, LeaveSchema);
  if (!form.ok) return form.reply;
  const entryId = params.entryId ?? '';
  const result = await leaveProject(viewer, { ...form.value, entryId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(
    result.value.self ? '/student' : `/student/entries/${entryId}/authors`,
    result.value.self
      ? { key: 'projects.left', tone: 'done' }
      : { key: 'projects.authorRemoved', tone: 'done' },
  );
}

export default function EntryAuthors() {
  const t = useT();
  const { entry } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const places = entry.maxAuthors - entry.authors.length;
  const iAmFirst = entry.authors[0]?.isMe ?? false;
  const submittedBefore = entry.events.length > 0;
  return (
    <>
      <RefusalBox result={lastResult} />
      <Section title={t('projects.authors')}>
        <ol className="divide-y divide-line border-y border-line">
          {entry.authors.map((author, index) => (
            <li key={author.id} className="flex flex-wrap items-center justify-between gap-4 py-3">
              <span>
                <strong>{author.name}</strong> {t(gradeKey(author.grade))}
                {' · '}
                <span className="text-ink-muted">
                  {index === 0
                    ? t('projects.firstAuthor')
                    : t('projects.authorNumber', { number: index + 1 })}
                </span>
              </span>
              {index > 0 && (author.isMe || iAmFirst) ? (
                <Form method="post">
                  <input type="hidden" name="authorId" value={author.id} />
                  <ConfirmButton
                    size="small"
                    variant="quiet"
                    label={author.isMe ? t('projects.leave') : t('common.remove')}
                    title={
                      author.isMe
                        ? t('projects.leaveTitle')
                        : t('projects.removeAuthorTitle', { name: author.name })
                    }
                    confirmLabel={author.isMe ? t('projects.leave') : t('common.remove')}
                    cancelLabel={t('common.cancel')}
                  >
                    {t('projects.leaveText')}
                  </ConfirmButton>
                </Form>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
      {submittedBefore ? (
        <NoticeBox className="my-6">{t('refusal.team-closed')}</NoticeBox>
      ) : places > 0 ? (
        <Section title={t('projects.invite')} description={t('projects.inviteLead', { places })}>
          <p className="font-mono text-2xl tracking-widest select-all">{entry.joinCode}</p>
          <p className="max-w-2xl pt-2 text-ink-muted">{t('projects.inviteHow')}</p>
        </Section>
      ) : (
        <NoticeBox className="my-6">{t('projects.teamFull', { max: entry.maxAuthors })}</NoticeBox>
      )}
    </>
  );
}
