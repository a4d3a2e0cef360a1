import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';

import { COMMENT_DECISIONS } from '#app/domain/feedback.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { CommentBadges, CommentStateBadge } from '#app/features/feedback/comment-badges.tsx';
import { getComment } from '#app/features/feedback/comments.server.ts';
import { reviewComment } from '#app/features/feedback/review-comment.server.ts';
import { COMMENT_MAX, ReviewCommentSchema } from '#app/features/feedback/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { AppForm, RadioField, SubmitButton, TextAreaField, useAppForm } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

/** One judge's words to the authors: released as they are, in other words, or not at all. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const roundId = params.roundId ?? '';
  const comment = (await getComment(viewer, roundId, params.sheetId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('feedback.reviewTitle'), roundId, comment };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ReviewCommentSchema);
  if (!form.ok) return form.reply;
  const result = await reviewComment(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${params.roundId}/feedback/comments`, {
    key: 'feedback.saved',
    tone: 'done',
  });
}

export default function RoundComment() {
  const t = useT();
  const formats = useFormats();
  const { roundId, comment } = useLoaderData<typeof loader>();
  const { review } = comment;
  const [form, fields] = useAppForm<{ decision: string; text: string; reason: string }>({
    lastResult: useActionData<typeof action>(),
    defaultValue: {
      decision: review?.decision ?? 'AS_WRITTEN',
      text: review?.text || comment.text,
      reason: review?.reason ?? '',
    },
  });
  return (
    <>
      <PageHeader
        title={t('feedback.reviewTitle')}
        above={
          <BackLink href={`/admin/rounds/${roundId}/feedback/comments`}>
            {t('feedback.commentsTitle')}
          </BackLink>
        }
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <CommentStateBadge state={comment.state} />
            {review
              ? t('feedback.decided', {
                  at: formats.dateTime(review.decidedAt, comment.timeZone),
                  by: comment.decidedBy,
                })
              : null}
          </span>
        }
      />
      <DescriptionList
        items={[
          {
            key: 'project',
            term: t('feedback.project'),
            detail: (
              <Link to={`/admin/rounds/${roundId}/entries/${comment.entryId}`}>
                {comment.number} {comment.title}
              </Link>
            ),
          },
          { key: 'judge', term: t('feedback.judge'), detail: comment.judge },
          { key: 'marks', term: t('feedback.marks'), detail: <CommentBadges marks={comment.marks} /> },
          {
            key: 'original',
            term: t('feedback.original'),
            detail: <span className="whitespace-pre-line">{comment.text}</span>,
          },
          {
            key: 'shown',
            term: t('feedback.shownAs'),
            detail: comment.released && <span className="whitespace-pre-line">{comment.released}</span>,
          },
        ]}
      />
      <Section title={t('feedback.decision')}>
        <AppForm form={form}>
          <input type="hidden" name="sheetId" value={comment.sheetId} />
          <input type="hidden" name="original" value={comment.text} />
          <FormLayout>
            <RadioField
              field={fields.decision}
              legend={t('feedback.decision')}
              options={COMMENT_DECISIONS.map((value) => ({
                value,
                label: t(`feedback.decision-${value}`),
                hint: value === 'EDITED' ? t('feedback.decisionHint-EDITED') : undefined,
              }))}
            />
            <TextAreaField
              field={fields.text}
              label={t('feedback.text')}
              hint={t('feedback.decision-EDITED')}
              maxLength={COMMENT_MAX}
              optional
            />
            <TextAreaField
              field={fields.reason}
              label={t('feedback.reason')}
              hint={t('feedback.reasonHint')}
              rows={2}
              maxLength={500}
              optional
            />
            <FormActions>
              <SubmitButton>{t('feedback.save')}</SubmitButton>
            </FormActions>
          </FormLayout>
        </AppForm>
      </Section>
    </>
  );
}
