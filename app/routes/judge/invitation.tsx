import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { answerInvitation } from '#app/features/judges/answer-invitation.server.ts';
import { getRoundInvitation } from '#app/features/judges/declaration.server.ts';
import { AnswerInvitationSchema } from '#app/features/judges/schemas.ts';
import { RoundDeadlines } from '#app/features/rounds/round-deadlines.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const invitation = (await getRoundInvitation(viewer, params.roundId ?? '')) ?? notFound();
  return { title: invitation.round.name, invitation, at: now() };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, AnswerInvitationSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const result = await answerInvitation(viewer, { ...form.value, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast('/judge', { key: `judgePool.done-${form.value.answer}`, tone: 'done' });
}

export default function JudgeInvitation() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { invitation, at } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { round, answer } = invitation;
  return (
    <>
      <PageHeader
        title={t('judgePool.invitationTitle', { round: name(round) })}
        meta={`${round.unit.name} · ${round.edition.name}`}
        above={<BackLink href="/judge">{t('common.deskJudge')}</BackLink>}
      />
      <SampleNotice edition={round.edition} />
      <RefusalBox result={lastResult} />
      <RoundDeadlines round={round} kinds={['JUDGING']} at={at} />
      <DescriptionList
        className="my-6 max-w-2xl"
        items={[
          {
            key: 'disciplines',
            term: t('projects.discipline'),
            detail: round.disciplines.map(name).join(t('common.listComma')),
          },
          {
            key: 'load',
            term: t('judgePool.expectedLoad'),
            detail: invitation.expectedLoad === null ? null : formats.number(invitation.expectedLoad),
          },
          {
            key: 'each',
            term: t('judgePool.perEntry'),
            detail: formats.number(round.judgesPerEntry),
          },
        ]}
      />
      {answer === 'INVITED' ? null : (
        <NoticeBox
          className="mb-6"
          tone={answer === 'ACCEPTED' ? 'done' : 'info'}
          title={t(answer === 'ACCEPTED' ? 'judgePool.youHave-ACCEPTED' : 'judgePool.youHave-DECLINED')}
        >
          {invitation.answerText}
        </NoticeBox>
      )}
      {invitation.hasTasks ? (
        <LinkButton href={`/judge/rounds/${round.id}`} variant="primary">
          {t('judging.continue')}
        </LinkButton>
      ) : (
        <>
          <Section title={t('judgePool.accept')} description={t('judgePool.acceptLead')}>
            <Form method="post" className="grid gap-4">
              <input type="hidden" name="answer" value="ACCEPTED" />
              <Field
                id="maxLoad"
                label={t('judgePool.ownMaxLoad')}
                hint={t('judging.maxLoadHint')}
                optional={t('form.optional')}
              >
                <NumberInput
                  name="maxLoad"
                  min={1}
                  max={1000}
                  defaultValue={invitation.maxLoad ?? invitation.usualMaxLoad ?? ''}
                />
              </Field>
              <Field
                id="text"
                label={t('judgePool.availability')}
                hint={t('judgePool.availabilityHint')}
                optional={t('form.optional')}
              >
                <TextArea
                  name="text"
                  rows={2}
                  maxLength={500}
                  defaultValue={answer === 'ACCEPTED' ? invitation.answerText : invitation.availability}
                />
              </Field>
              <div>
                <SubmitButton>{t('judgePool.accept')}</SubmitButton>
              </div>
            </Form>
          </Section>
          <Section title={t('judgePool.decline')}>
            <Form method="post" className="grid gap-4">
              <input type="hidden" name="answer" value="DECLINED" />
              <Field id="why" label={t('judgePool.declineReason')} hint={t('judgePool.declineHint')}>
                <TextArea name="text" rows={2} required minLength={2} maxLength={500} />
              </Field>
              <div>
                <SubmitButton variant="secondary">{t('judgePool.decline')}</SubmitButton>
              </div>
            </Form>
          </Section>
        </>
      )}
    </>
  );
}
