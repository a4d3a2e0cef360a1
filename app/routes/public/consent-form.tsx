import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { confirmForm } from '#app/features/projects/confirm-form.server.ts';
import { formForGuardian } from '#app/features/projects/confirm-form-queries.server.ts';
import { ProjectView } from '#app/features/projects/project-view.tsx';
import { ConfirmFormSchema } from '#app/features/projects/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const ActionSchema = ConfirmFormSchema.omit({ code: true, entryId: true });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const code = params.code ?? '';
  const form = (await formForGuardian(code, params.entryId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('confirm.title'), code, ...form };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const { code = '', entryId = '' } = params;
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const result = await confirmForm({ ...form.value, code, entryId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/consent/${code}/forms/${entryId}`, { key: 'confirm.decided', tone: 'done' });
}

export default function ConsentForm() {
  const t = useT();
  const name = useName();
  const texts = useErrorTexts();
  const formats = useFormats();
  const { code, student, round, project, said, state, formCode, consentFirst, guardianName, edition } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const typed: unknown = lastResult?.initialValue?.guardianName;
  return (
    <div className="max-w-3xl">
      <PageHeader
        size="public"
        title={t('confirm.title')}
        above={<BackLink href={`/consent/${code}`}>{t('confirm.back')}</BackLink>}
        meta={`${t('confirm.about', { student, title: project.title })} · ${name(round)}`}
      />
      <SampleNotice edition={edition} />
      {said ? (
        <NoticeBox
          tone={state === 'current' ? 'done' : 'signal'}
          className="mb-6"
          title={t(`confirm.is-${state}`)}
        >
          {t('confirm.when', {
            name: said.guardianName,
            at: formats.dateTimeSeconds(said.at, round.timeZone),
            code: said.formCode,
          })}
        </NoticeBox>
      ) : null}
      <p className="pb-6">{t('confirm.lead')}</p>
      <ProjectView project={project} />
      <p className="pt-6 font-mono text-sm text-ink-muted">{t('confirm.code', { code: formCode })}</p>
      <RefusalBox result={lastResult?.error?.guardianName ? null : lastResult} />
      {consentFirst ? (
        <NoticeBox
          tone="signal"
          className="mt-8"
          title={t('confirm.consentFirst')}
          actions={<LinkButton href={`/consent/${code}`}>{t('confirm.toConsent')}</LinkButton>}
        >
          {t('confirm.consentFirstText')}
        </NoticeBox>
      ) : (
        <Form method="post" className="mt-8 grid gap-6 border-t border-line pt-8">
          <input key={formCode} type="hidden" name="formCode" value={formCode} />
          <Field
            id="guardianName"
            label={t('confirm.guardianName')}
            hint={t('confirm.guardianNameHint', { student })}
            errors={texts(lastResult?.error?.guardianName ?? undefined)}
          >
            <TextInput
              name="guardianName"
              required
              maxLength={40}
              autoComplete="name"
              defaultValue={typeof typed === 'string' ? typed : (said?.guardianName ?? guardianName ?? '')}
            />
          </Field>
          <div className="flex flex-wrap gap-3">
            {state === 'current' ? null : (
              <SubmitButton name="decision" value="CONFIRMED">
                {t('confirm.confirm')}
              </SubmitButton>
            )}
            {state === 'refused' ? null : (
              <ConfirmButton
                variant="secondary"
                label={t('confirm.refuse')}
                title={t('confirm.refuseTitle')}
                confirmLabel={t('confirm.refuse')}
                cancelLabel={t('common.cancel')}
                name="decision"
                value="REFUSED"
              >
                {t('confirm.refuseText')}
              </ConfirmButton>
            )}
          </div>
        </Form>
      )}
    </div>
  );
}
