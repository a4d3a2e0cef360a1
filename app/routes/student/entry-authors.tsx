import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { SubmissionResult } from '@conform-to/react';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { editablePage } from '#app/features/projects/editable-page.server.ts';
import { gradeKey, GRADES } from '#app/features/projects/grade-key.ts';
import { inviteAuthor, leaveProject, makeFirstAuthor } from '#app/features/projects/change-team.server.ts';
import { InviteAuthorSchema, LeaveSchema } from '#app/features/projects/schemas.ts';
import { getTeamState } from '#app/features/projects/team-queries.server.ts';
import { AppForm, SelectField, SubmitButton, TextField, useAppForm } from '#app/features/shared/form.tsx';
import type { FormConstraint } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm, readFormData } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = await editablePage(viewer, params.entryId, now());
  if (!entry.isAuthor) notFound();
  const t = translator(await localeOf(request));
  const team = (await getTeamState(entry)) ?? notFound();
  return {
    title: `${t('projects.pageAuthors')} · ${entry.title}`,
    entry,
    team,
    constraint: constraintsOf(InviteAuthorSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const entryId = params.entryId ?? '';
  const here = `/student/entries/${entryId}/authors`;
  const intent = (await readFormData(request.clone())).get('intent');
  if (intent === 'invite') {
    const form = await readForm(request, InviteAuthorSchema);
    if (!form.ok) return form.reply;
    const result = await inviteAuthor(viewer, { ...form.value, entryId }, { now: now() });
    if (!result.ok) return form.refuse(result.refusals);
    return redirectWithToast(here, { key: 'projects.invitedToast', params: result.value, tone: 'done' });
  }
  const form = await readForm(request, LeaveSchema);
  if (!form.ok) return form.reply;
  const input = { ...form.value, entryId };
  if (intent === 'lead') {
    const result = await makeFirstAuthor(viewer, input, { now: now() });
    if (!result.ok) return form.refuse(result.refusals);
    return redirectWithToast(here, { key: 'projects.ledToast', params: result.value, tone: 'done' });
  }
  const result = await leaveProject(viewer, input, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(
    result.value.self ? '/student' : here,
    result.value.self
      ? { key: 'projects.left', tone: 'done' }
      : { key: 'projects.authorRemoved', tone: 'done' },
  );
}

export default function EntryAuthors() {
  const t = useT();
  const { entry, team, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const iAmFirst = entry.authors[0]?.isMe ?? false;
  return (
    <>
      <RefusalBox result={lastResult?.error && 'name' in lastResult.error ? null : lastResult} />
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
              {index > 0 ? (
                <span className="flex flex-wrap gap-2">
                  {iAmFirst && team.mayHandOnFirst ? <AuthorAct author={author} act="lead" /> : null}
                  {!team.fixed && (author.isMe || iAmFirst) ? (
                    <AuthorAct author={author} act={author.isMe ? 'leave' : 'remove'} />
                  ) : null}
                </span>
              ) : null}
            </li>
          ))}
          {team.invited.map((author) => (
            <li key={author.id} className="flex flex-wrap items-center justify-between gap-4 py-3">
              <span>
                {author.name} {t(gradeKey(author.grade))}
                {' · '}
                <span className="text-ink-muted">{t('projects.waitsForAnswer')}</span>
              </span>
              {iAmFirst ? (
                <Form method="post">
                  <input type="hidden" name="authorId" value={author.id} />
                  <Button type="submit" size="small" variant="quiet">
                    {t('projects.takeBackInvitation')}
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
      {team.places > 0 ? (
        <>
          <Section
            title={t('projects.invite')}
            description={t('projects.inviteLead', { places: team.places })}
          >
            {iAmFirst ? (
              <InviteForm key={team.invited.length} lastResult={lastResult} constraint={constraint} />
            ) : null}
          </Section>
          <Section title={t('projects.joinCode')} description={t('projects.inviteHow')}>
            <p className="font-mono text-2xl tracking-widest select-all">{entry.joinCode}</p>
          </Section>
        </>
      ) : (
        <NoticeBox className="my-6">
          {team.submittedBefore
            ? t(team.fixed ? 'refusal.team-fixed' : 'refusal.team-closed')
            : t('projects.teamFull', { max: entry.maxAuthors })}
        </NoticeBox>
      )}
    </>
  );
}

/** Removing an author, leaving, or handing on first place; each asks first. */
function AuthorAct({
  author,
  act,
}: {
  author: { id: string; name: string };
  act: 'lead' | 'leave' | 'remove';
}) {
  const t = useT();
  const label = {
    lead: t('projects.makeFirst'),
    leave: t('projects.leave'),
    remove: t('common.remove'),
  }[act];
  const title = {
    lead: t('projects.makeFirstTitle', { name: author.name }),
    leave: t('projects.leaveTitle'),
    remove: t('projects.removeAuthorTitle', { name: author.name }),
  }[act];
  return (
    <Form method="post">
      <input type="hidden" name="authorId" value={author.id} />
      <input type="hidden" name="intent" value={act} />
      <ConfirmButton
        size="small"
        variant="quiet"
        label={label}
        title={title}
        confirmLabel={label}
        cancelLabel={t('common.cancel')}
      >
        {t(act === 'lead' ? 'projects.makeFirstText' : 'projects.leaveText')}
      </ConfirmButton>
    </Form>
  );
}

/** A schoolmate by name; grade and class matter only where two share it. */
function InviteForm({
  lastResult,
  constraint,
}: {
  lastResult: SubmissionResult<string[]> | undefined;
  constraint: FormConstraint;
}) {
  const t = useT();
  const [form, fields] = useAppForm<{ name: string; grade: string; className: string }>({
    lastResult,
    constraint,
  });
  return (
    <AppForm form={form}>
      <input type="hidden" name="intent" value="invite" />
      <FormLayout>
        <TextField
          field={fields.name}
          label={t('projects.inviteName')}
          hint={t('projects.inviteNameHint')}
          fit="medium"
          autoComplete="off"
        />
        <SelectField
          field={fields.grade}
          label={t('students.grade')}
          hint={t('projects.inviteGradeHint')}
          optional
          placeholder={t('projects.choose')}
          options={GRADES.map((grade) => ({ value: String(grade), label: t(gradeKey(grade)) }))}
        />
        <TextField field={fields.className} label={t('students.className')} fit="short" optional />
        <FormActions>
          <SubmitButton>{t('projects.inviteSend')}</SubmitButton>
        </FormActions>
      </FormLayout>
    </AppForm>
  );
}
