import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { consentByCode } from '#app/features/students/consent-queries.server.ts';
import { formsOfGuardian } from '#app/features/projects/confirm-form-queries.server.ts';
import { decideConsent } from '#app/features/students/consent.server.ts';
import { DecideConsentSchema } from '#app/features/students/schemas.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const ActionSchema = DecideConsentSchema.omit({ code: true }).extend({
  decision: z.enum(['GIVEN', 'REFUSED']),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const consent = (await consentByCode(params.code ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  const code = params.code ?? '';
  return { title: t('students.consentPage'), code, forms: await formsOfGuardian(code), ...consent };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const code = params.code ?? '';
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const result = await decideConsent({ ...form.value, code }, { now: now() });
  if (!result.ok)
    return result.refusals[0].code === 'not-found' ? redirect('/') : form.refuse(result.refusals);
  return redirectWithToast(`/consent/${code}`, { key: 'students.consentDecided', tone: 'done' });
}

const FORM_TITLES = {
  missing: 'confirm.toDo',
  outdated: 'confirm.toDoAgain',
  current: 'confirm.seen',
  refused: 'confirm.seenRefused',
} as const;
const POINTS = ['what', 'why', 'who', 'public', 'long', 'rights', 'fair'] as const;

export default function Consent() {
  const t = useT();
  const texts = useErrorTexts();
  const formats = useFormats();
  const { code, forms, student, school, edition, organisers, status, decidedAt, guardianName, timeZone } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const typed: unknown = lastResult?.initialValue?.guardianName;
  const given = status === 'GIVEN';
  const decided = decidedAt !== null && status !== 'REQUESTED';
  return (
    <div className="max-w-2xl">
      <PageHeader
        size="public"
        title={t('students.consentPage')}
        meta={t('students.consentAbout', { student, school, edition: edition.name })}
      />
      <SampleNotice edition={edition} />
      {forms.map(({ entryId, title, state }) => (
        <NoticeBox
          key={entryId}
          tone={state === 'current' ? 'done' : 'signal'}
          className="mb-6"
          title={t(FORM_TITLES[state], { student })}
          actions={<LinkButton href={`/consent/${code}/forms/${entryId}`}>{t('confirm.open')}</LinkButton>}
        >
          {t('confirm.toDoText', { title: title || t('projects.untitled') })}
        </NoticeBox>
      ))}
      {decided ? (
        <NoticeBox
          tone={given ? 'done' : 'signal'}
          className="mb-8"
          title={t(`students.consentIs-${status}`)}
        >
          {t('students.consentWhen', {
            name: guardianName ?? '',
            at: formats.dateTimeSeconds(decidedAt, timeZone),
          })}
        </NoticeBox>
      ) : null}
      <dl className="grid gap-5">
        {POINTS.map((point) => (
          <div key={point}>
            <dt className="font-semibold">{t(`students.consentHead-${point}`)}</dt>
            <dd>{t(`students.consentText-${point}`, { organisers: organisers.join('、'), school })}</dd>
          </div>
        ))}
      </dl>
      <RefusalBox result={lastResult?.error?.guardianName ? null : lastResult} />
      <Form method="post" className="mt-10 grid gap-6 border-t border-line pt-8">
        <Field
          id="guardianName"
          label={t('students.guardianName')}
          hint={t('students.guardianNameHint', { student })}
          errors={texts(lastResult?.error?.guardianName ?? undefined)}
        >
          <TextInput
            name="guardianName"
            required
            maxLength={40}
            autoComplete="name"
            defaultValue={typeof typed === 'string' ? typed : (guardianName ?? '')}
          />
        </Field>
        <div className="flex flex-wrap gap-3">
          {given ? null : (
            <SubmitButton name="decision" value="GIVEN">
              {t('students.agree')}
            </SubmitButton>
          )}
          <ConfirmButton
            variant="secondary"
            label={t(given ? 'students.withdraw' : 'students.disagree')}
            title={t(given ? 'students.withdrawTitle' : 'students.disagreeTitle')}
            confirmLabel={t(given ? 'students.withdraw' : 'students.disagree')}
            cancelLabel={t('common.cancel')}
            name="decision"
            value="REFUSED"
          >
            {t('students.disagreeText', { student })}
          </ConfirmButton>
        </div>
      </Form>
    </div>
  );
}
