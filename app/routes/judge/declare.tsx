import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getDeclaration } from '#app/features/judges/declaration.server.ts';
import { declareConflicts } from '#app/features/judges/declare-conflicts.server.ts';
import { DeclareSchema } from '#app/features/judges/schemas.ts';
import { TitleList } from '#app/features/judges/title-list.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { SampleNotice } from '#app/features/shared/sample-notice.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { search } = listParams(request);
  const declaration = (await getDeclaration(viewer, params.roundId ?? '', search)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('judgePool.declareTitle'), search, declaration };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, DeclareSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const result = await declareConflicts(viewer, { ...form.value, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  const { declared } = result.value;
  return redirectWithToast(`/judge/rounds/${roundId}`, {
    key: declared > 0 ? 'judgePool.done-declare' : 'judgePool.done-declare-none',
    params: { count: declared },
    tone: 'done',
  });
}

export default function Declare() {
  const t = useT();
  const name = useName();
  const { declaration, search } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { round, entries, total, declaredAt } = declaration;
  const here = `/judge/rounds/${round.id}/declare`;
  return (
    <>
      <PageHeader
        title={t('judgePool.declareTitle')}
        meta={name(round)}
        above={
          declaredAt ? (
            <BackLink href={`/judge/rounds/${round.id}`}>{name(round)}</BackLink>
          ) : (
            <BackLink href="/judge">{t('common.deskJudge')}</BackLink>
          )
        }
      />
      <SampleNotice edition={round.edition} />
      <p className="max-w-2xl">{t('judgePool.declareLead')}</p>
      <RefusalBox result={lastResult} />
      <FilterBar
        search={{ name: 'q', label: t('judgePool.findTitle'), value: search }}
        submitLabel={t('common.search')}
        clear={search ? { href: here, label: t('common.clearFilters') } : undefined}
        count={t('judgePool.titlesShown', { shown: entries.length, count: total })}
      />
      <Form method="post">
        <TitleList entries={entries} showsSchool={!round.blindSchool} />
        <FormActions className="sticky bottom-0 z-10 border-t border-line bg-surface px-3 py-3">
          <SubmitButton>{t(declaredAt ? 'judgePool.declareMore' : 'judgePool.declare')}</SubmitButton>
        </FormActions>
      </Form>
    </>
  );
}
