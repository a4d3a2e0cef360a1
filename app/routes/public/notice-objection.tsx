import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { answerDeadline } from '#app/domain/objections.ts';
import { ChooseLine } from '#app/features/objections/choose-line.tsx';
import { fileObjection } from '#app/features/objections/file-objection.server.ts';
import { ObjectionForm } from '#app/features/objections/objection-form.tsx';
import { filingPage } from '#app/features/objections/public-queries.server.ts';
import { readFiling } from '#app/features/objections/read-filing.server.ts';
import { FileObjectionSchema } from '#app/features/objections/schemas.ts';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

/** Somebody objects to a published list: first to which line, then why. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { search, get } = listParams(request);
  const notice =
    (await filingPage(params.noticeId ?? '', { search, line: get('line') }, now())) ?? notFound();
  const t = translator(await localeOf(request));
  const { closesAt, round } = notice;
  return {
    title: `${t('objections.object')} · ${notice.title}`,
    notice,
    search,
    token: uuidv7(),
    answerBy: answerDeadline(closesAt, round.objectionDays, round.timeZone),
    constraint: constraintsOf(FileObjectionSchema),
  };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const { form, sent } = await readFiling(request);
  if (!form.ok) return form.reply;
  const result = await fileObjection(form.value, sent, { now: now() });
  return result.ok ? redirect(`/objections/${result.value.code}`) : form.refuse(result.refusals);
}

export default function NoticeObjection() {
  const t = useT();
  const formats = useFormats();
  const { notice, search, token, answerBy, constraint } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { timeZone, unit, objectionKeepDays } = notice.round;
  const back = `/notices/${notice.id}`;
  return (
    <div className="max-w-3xl">
      <PageHeader
        size="public"
        title={t('objections.object')}
        above={<BackLink href={back}>{notice.title}</BackLink>}
      />
      <SampleNotice edition={notice.round.edition} />
      {notice.open || lastResult ? (
        <>
          <NoticeBox tone="info" title={t('objections.rulesTitle')} className="mb-8">
            <ul className="list-disc ps-5">
              <li>{t('objections.ruleNamed')}</li>
              <li>
                {t('objections.ruleWho', { unit: unit.name, by: formats.dateTime(answerBy, timeZone) })}
              </li>
              <li>{t('objections.rulePrivate', { days: objectionKeepDays })}</li>
            </ul>
          </NoticeBox>
          {notice.chosen || notice.general ? (
            <ObjectionForm
              noticeId={notice.id}
              line={notice.chosen}
              token={token}
              constraint={constraint}
              lastResult={lastResult}
            />
          ) : (
            <ChooseLine notice={notice} search={search} />
          )}
        </>
      ) : (
        <EmptyState
          title={t('objections.closedTitle')}
          action={<LinkButton href={back}>{t('objections.backToNotice')}</LinkButton>}
        >
          {t('objections.closedText', { to: formats.dateTime(notice.closesAt, timeZone) })}
        </EmptyState>
      )}
    </div>
  );
}
