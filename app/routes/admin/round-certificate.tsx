import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { showCertificateCode } from '#app/domain/certificate/number.ts';
import { isOfProject } from '#app/domain/certificate/text.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { CertificateSvg } from '#app/features/certificates/certificate-svg.tsx';
import { reissueCertificate, voidCertificate } from '#app/features/certificates/change-certificate.server.ts';
import { ReissueForm, VoidForm } from '#app/features/certificates/change-forms.tsx';
import { getCertificate } from '#app/features/certificates/queries.server.ts';
import { ReissueSchema, VoidSchema } from '#app/features/certificates/schemas.ts';
import { CertificateBadge } from '#app/features/certificates/status-badge.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const ActSchema = z.discriminatedUnion('intent', [
  VoidSchema.omit({ certificateId: true }).extend({ intent: z.literal('void') }),
  ReissueSchema.omit({ certificateId: true }).extend({ intent: z.literal('reissue') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const certificate =
    (await getCertificate(viewer, params.roundId ?? '', params.certificateId ?? '')) ?? notFound();
  return { title: certificate.number, certificate };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const certificateId = params.certificateId ?? '';
  const base = `/admin/rounds/${params.roundId}/certificates`;
  const context = { now: now() };
  const act = form.value;
  if (act.intent === 'void') {
    const result = await voidCertificate(viewer, { certificateId, reason: act.reason }, context);
    if (!result.ok) return form.refuse(result.refusals);
    return redirectWithToast(`${base}/${certificateId}`, { key: 'certificates.voided', tone: 'info' });
  }
  const { intent: _, ...input } = act;
  const result = await reissueCertificate(viewer, { ...input, certificateId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`${base}/${result.value.certificateId}`, {
    key: 'certificates.reissued',
    tone: 'done',
  });
}

export default function RoundCertificate() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { certificate } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { round, status, supersededBy, supersedes, voidSince } = certificate;
  const base = `/admin/rounds/${round.id}/certificates`;
  const other = (one: { id: string; number: string } | null) =>
    one ? <Link to={`${base}/${one.id}`}>{one.number}</Link> : null;
  return (
    <>
      <PageHeader
        above={<BackLink href={base}>{t('certificates.title')}</BackLink>}
        title={certificate.number}
        meta={
          <span className="flex flex-wrap items-center gap-3">
            <CertificateBadge status={status} />
            <span>{t(`certificates.kind-${certificate.kind}`)}</span>
            <span>{certificate.name}</span>
          </span>
        }
        actions={
          status === 'valid' ? (
            <>
              <LinkButton href={`/certificates/${certificate.id}/certificate.pdf`} download variant="primary">
                {t('certificates.downloadOne')}
              </LinkButton>
              <VoidForm certificate={certificate} lastResult={lastResult} />
            </>
          ) : null
        }
      />
      <div className="grid gap-8 lg:grid-cols-2">
        <CertificateSvg
          drawing={certificate.drawing}
          roundId={round.id}
          label={certificate.drawing.texts.map(({ text }) => text).join(' ')}
        />
        <DescriptionList
          className="self-start"
          items={[
            {
              key: 'holder',
              term: t(certificate.kind === 'UNIT_AWARD' ? 'certificates.unit' : 'certificates.school'),
              detail: certificate.holder,
            },
            ...(isOfProject(certificate.kind)
              ? [{ key: 'title', term: t('certificates.project'), detail: certificate.title }]
              : []),
            {
              key: 'prize',
              term: t('certificates.prize'),
              detail: certificate.prize ? name(certificate.prize) : '',
            },
            {
              key: 'code',
              term: t('certificates.code'),
              detail: (
                <Link to={`/certificates/${certificate.code}`}>{showCertificateCode(certificate.code)}</Link>
              ),
            },
            {
              key: 'issued',
              term: t('certificates.issuedAt'),
              detail: formats.dateTime(certificate.issuedAt, round.timeZone),
            },
            {
              key: 'template',
              term: t('certificates.template'),
              detail: t('certificates.templateVersion', certificate.template),
            },
            ...(voidSince
              ? [
                  {
                    key: 'void',
                    term: t('certificates.voidSince'),
                    detail: formats.dateTime(voidSince, round.timeZone),
                  },
                  {
                    key: 'reason',
                    term: t('certificates.voidReason'),
                    detail: certificate.voidReason ?? (certificate.revoked ? t('certificates.revoked') : ''),
                  },
                ]
              : []),
            ...(supersededBy
              ? [
                  {
                    key: 'next',
                    term: t('certificates.supersededBy'),
                    detail:
                      status === 'merged' ? (
                        <>
                          {t('certificates.mergedInto', { into: supersededBy.name })} {other(supersededBy)}
                        </>
                      ) : (
                        other(supersededBy)
                      ),
                  },
                ]
              : []),
            ...supersedes.map((one) => ({
              key: `before ${one.id}`,
              term: t('certificates.supersedes'),
              detail: other(one),
            })),
          ]}
        />
      </div>
      {supersededBy || certificate.revoked ? null : (
        <ReissueForm key={certificate.id} certificate={certificate} lastResult={lastResult} />
      )}
    </>
  );
}
