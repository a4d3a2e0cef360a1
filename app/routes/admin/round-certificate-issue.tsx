import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { issueCertificates } from '#app/features/certificates/issue-certificates.server.ts';
import { IssueButton, IssueChoices, IssueLines } from '#app/features/certificates/issue-form.tsx';
import { issuePage } from '#app/features/certificates/queries.server.ts';
import { ChoiceSchema, IssueSchema } from '#app/features/certificates/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { encodeMessage, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ActSchema = IssueSchema.omit({ roundId: true }).extend({ intent: z.literal('issue') });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const query = new URL(request.url).searchParams;
  // What the address does not say, or says wrongly, is as usual.
  const choice = ChoiceSchema.partial().safeParse(Object.fromEntries(query)).data ?? {};
  const page = Math.max(1, Number.parseInt(query.get('page') ?? '', 10) || 1);
  const given = query.has('pattern') ? choice : {};
  const found = (await issuePage(viewer, params.roundId ?? '', given, { page, now: now() })) ?? notFound();
  const t = translator(await localeOf(request));
  const errors = found.refusals.map(({ code, params: facts }) => encodeMessage(`refusal.${code}`, facts));
  return { title: `${t('certificates.issuePage')} · ${found.round.name}`, found, page, errors };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActSchema);
  if (!form.ok) return form.reply;
  const { intent: _, ...choice } = form.value;
  const roundId = params.roundId ?? '';
  const result = await issueCertificates(viewer, { ...choice, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/certificates`, {
    key: 'certificates.issued',
    params: { count: result.value.issued },
    tone: 'done',
  });
}

export default function RoundCertificateIssue() {
  const t = useT();
  const formats = useFormats();
  const { found, page, errors } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { round, plan, notice, closesAt, awards } = found;
  const base = `/admin/rounds/${round.id}`;
  return (
    <>
      <PageHeader
        above={<BackLink href={`${base}/certificates`}>{t('certificates.title')}</BackLink>}
        title={t('certificates.issuePage')}
        meta={t('certificates.issueLead')}
      />
      <RefusalBox result={lastResult ?? { error: { '': errors } }} />
      {awards === 0 ? (
        <EmptyState
          title={t('certificates.noAwards')}
          action={<LinkButton href={`${base}/lists`}>{t('results.listsTitle')}</LinkButton>}
        >
          {t('certificates.noAwardsText')}
        </EmptyState>
      ) : (
        <>
          {notice === 'closed' ? null : (
            <NoticeBox tone="signal" className="mb-6">
              {notice === 'open' && closesAt
                ? t('certificates.noticeOpen', { until: formats.dateTime(closesAt, round.timeZone) })
                : t('certificates.noticeNone')}
            </NoticeBox>
          )}
          <IssueChoices page={found} key={JSON.stringify(found.asked)} />
          {plan ? (
            <Section
              title={t('certificates.linesTitle')}
              description={t('certificates.linesLead', {
                count: plan.count,
                schools: plan.schools,
                units: plan.units,
                given: plan.given,
              })}
              actions={plan.count > 0 ? <IssueButton page={found} plan={plan} /> : null}
            >
              {plan.rare ? (
                <NoticeBox tone="signal" className="mb-4">
                  {t('certificates.rare', {
                    signs: plan.rare.signs,
                    names: plan.rare.names.join(t('common.listComma')),
                  })}
                </NoticeBox>
              ) : null}
              {plan.count > 0 ? (
                <>
                  <IssueLines plan={plan} />
                  <ListPages page={page} pageCount={plan.pageCount} total={plan.count} />
                </>
              ) : (
                <EmptyState title={t('certificates.allGiven')}>{t('certificates.allGivenText')}</EmptyState>
              )}
            </Section>
          ) : null}
        </>
      )}
    </>
  );
}
