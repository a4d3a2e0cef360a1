import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';

import type { getCertificate } from './queries.server.ts';
import { isOfProject } from '#app/domain/certificate/text.ts';
import { AppForm, SubmitButton, TextAreaField, TextField, useAppForm } from '#app/features/shared/form.tsx';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Certificate = NonNullable<Awaited<ReturnType<typeof getCertificate>>>;
type Reply = SubmissionResult<string[]> | undefined;

const intentOf = (reply: Reply) => reply?.initialValue?.intent;

/** A corrected certificate in place of this one. */
export function ReissueForm({ certificate, lastResult }: { certificate: Certificate; lastResult: Reply }) {
  const t = useT();
  const { facts, kind } = certificate;
  const [form, fields] = useAppForm<Record<'recipients' | 'authors' | 'tutors' | 'title' | 'school', string>>(
    {
      id: 'reissue',
      lastResult: intentOf(lastResult) === 'reissue' ? lastResult : undefined,
      defaultValue: {
        recipients: facts.recipients.join('\n'),
        authors: facts.authors.join('\n'),
        tutors: facts.tutors.join('\n'),
        title: facts.title,
        school: facts.school,
      },
    },
  );
  return (
    <Section title={t('certificates.reissueTitle')} description={t('certificates.reissueLead')}>
      <AppForm form={form}>
        <FormLayout>
          <TextAreaField
            field={fields.recipients}
            label={t('certificates.recipient')}
            hint={t('certificates.oneALine')}
            rows={2}
            required
          />
          {isOfProject(kind) ? (
            <>
              <TextField field={fields.title} label={t('certificates.project')} maxLength={200} />
              <TextAreaField
                field={fields.authors}
                label={t('certificates.authors')}
                hint={t('certificates.oneALine')}
                rows={2}
              />
              <TextAreaField
                field={fields.tutors}
                label={t('certificates.tutors')}
                hint={t('certificates.oneALine')}
                rows={2}
              />
            </>
          ) : null}
          {kind === 'UNIT_AWARD' ? null : (
            <TextField field={fields.school} label={t('certificates.school')} maxLength={80} />
          )}
          <FormActions>
            <SubmitButton variant="secondary" name="intent" value="reissue">
              {t('certificates.reissue')}
            </SubmitButton>
          </FormActions>
        </FormLayout>
      </AppForm>
    </Section>
  );
}

/** Makes a certificate void, with the reason asked for. */
export function VoidForm({ certificate, lastResult }: { certificate: Certificate; lastResult: Reply }) {
  const t = useT();
  return (
    <Form method="post">
      <RefusalBox result={intentOf(lastResult) === 'void' ? lastResult : null} />
      <ConfirmButton
        label={t('certificates.void')}
        title={t('certificates.voidTitle', { number: certificate.number })}
        confirmLabel={t('certificates.void')}
        cancelLabel={t('common.cancel')}
        variant="secondary"
        confirmVariant="danger"
        name="intent"
        value="void"
      >
        <div className="grid gap-4">
          <p>{t('certificates.voidText')}</p>
          <Field label={t('certificates.voidReason')} hint={t('certificates.voidReasonHint')}>
            <TextArea
              name="reason"
              rows={2}
              required
              minLength={4}
              maxLength={300}
              defaultValue={
                intentOf(lastResult) === 'void' ? String(lastResult?.initialValue?.reason ?? '') : ''
              }
            />
          </Field>
        </div>
      </ConfirmButton>
    </Form>
  );
}
