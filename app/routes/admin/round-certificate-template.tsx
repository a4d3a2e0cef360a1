import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { readyCode } from '#app/features/certificates/issue-form.tsx';
import { previewTemplate } from '#app/features/certificates/preview-template.server.ts';
import { removeTemplate, saveTemplate } from '#app/features/certificates/save-template.server.ts';
import { TemplateSchema } from '#app/features/certificates/schemas.ts';
import { TemplateForm } from '#app/features/certificates/template-form.tsx';
import { getTemplate } from '#app/features/certificates/templates.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  TemplateSchema.extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('remove') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const [roundId, ref] = [params.roundId ?? '', params.templateId ?? ''];
  const found = (await getTemplate(viewer, roundId, ref)) ?? notFound();
  const preview = (await previewTemplate(viewer, { roundId, ref, isLong: false, now: now() })) ?? notFound();
  const t = translator(await localeOf(request));
  return {
    title: `${t('certificates.template')} · ${found.round.name}`,
    ...found,
    preview,
    constraint: constraintsOf(TemplateSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const [roundId, ref] = [params.roundId ?? '', params.templateId ?? ''];
  const context = { now: now() };
  const base = `/admin/rounds/${roundId}/certificates/template`;
  if (form.value.intent === 'remove') {
    const removed = await removeTemplate(viewer, { roundId, templateId: ref }, context);
    if (!removed.ok) return form.refuse(removed.refusals);
    return redirectWithToast(base, { key: 'certificates.templateRemoved', tone: 'done' });
  }
  const { intent: _, ...input } = form.value;
  const result = await saveTemplate(viewer, { roundId, ref, input }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`${base}/${result.value.templateId}`, {
    key: 'certificates.templateSaved',
    tone: 'done',
  });
}

export default function RoundCertificateTemplate() {
  const t = useT();
  const { round, template, preview, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const name = template.name || t(`certificates.ready-${readyCode(template.ref)}`);
  return (
    <>
      <PageHeader
        above={
          <BackLink href={`/admin/rounds/${round.id}/certificates/template`}>
            {t('certificates.templates')}
          </BackLink>
        }
        title={name}
        meta={t(`certificates.kind-${template.kind}`)}
        actions={
          template.version > 0 ? (
            <Form method="post">
              <ConfirmButton
                variant="secondary"
                label={t('certificates.removeTemplate')}
                title={t('certificates.removeTemplateTitle', { name })}
                confirmLabel={t('certificates.removeTemplate')}
                cancelLabel={t('common.cancel')}
                name="intent"
                value="remove"
              >
                {t('certificates.removeTemplateText')}
              </ConfirmButton>
            </Form>
          ) : null
        }
      />
      {template.issued > 0 ? (
        <NoticeBox tone="info" className="mb-6">
          {t('certificates.templateInUse', { count: template.issued })}
        </NoticeBox>
      ) : null}
      <TemplateForm
        key={template.ref}
        roundId={round.id}
        template={{ ...template, name }}
        preview={preview}
        lastResult={lastResult}
        constraint={constraint}
      />
    </>
  );
}
