import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BelowList } from '#app/features/objections/below-list.tsx';
import { decideBelow } from '#app/features/objections/decide-below.server.ts';
import { eraseOldObjections } from '#app/features/objections/erase-objections.server.ts';
import { ObjectionTable } from '#app/features/objections/objection-table.tsx';
import { listObjections } from '#app/features/objections/queries.server.ts';
import { DecideBelowSchema } from '#app/features/objections/schemas.ts';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

/** Objections to a round's notices: open ones to answer, all of them to look up. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { page, get } = listParams(request);
  const filter = { state: get('state') === 'all' ? ('all' as const) : ('open' as const), page };
  const list = (await listObjections(viewer, params.roundId ?? '', filter, now())) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('objections.title'), list, filter };
}

export const meta = pageMeta;

const ActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('erase-old') }),
  DecideBelowSchema.omit({ roundId: true }).extend({ intent: z.literal('decide-below') }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const context = { now: now() };
  if (form.value.intent === 'decide-below') {
    const decided = await decideBelow(viewer, { ...form.value, roundId }, context);
    if (!decided.ok) return form.refuse(decided.refusals);
    return redirectWithToast(`/admin/rounds/${roundId}/objections`, {
      key: 'objections.belowDone',
      tone: 'done',
    });
  }
  const result = await eraseOldObjections(viewer, { roundId }, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/objections?state=all`, {
    key: 'objections.eraseOldDone',
    params: { count: result.value.erased },
    tone: 'done',
  });
}

export default function RoundObjections() {
  const t = useT();
  const { list, filter } = useLoaderData<typeof loader>();
  const base = `/admin/rounds/${list.roundId}`;
  const all = filter.state === 'all';
  return (
    <>
      <PageHeader
        title={t('objections.title')}
        meta={t('objections.lead')}
        actions={
          list.old > 0 ? (
            <Form method="post">
              <input type="hidden" name="intent" value="erase-old" />
              <ConfirmButton
                variant="secondary"
                confirmVariant="danger"
                label={t('objections.eraseOld', { count: list.old })}
                title={t('objections.eraseOldTitle', { days: list.keepDays })}
                confirmLabel={t('objections.eraseOld', { count: list.old })}
                cancelLabel={t('common.cancel')}
              >
                {t('objections.eraseText')}
              </ConfirmButton>
            </Form>
          ) : null
        }
      />
      <RefusalBox result={useActionData<typeof action>()} />
      <BelowList roundId={list.roundId} below={list.below} />
      <Tabs
        label={t('objections.title')}
        tabs={[
          { href: `${base}/objections`, label: t('objections.open'), count: list.open, current: !all },
          { href: `${base}/objections?state=all`, label: t('objections.all'), count: list.all, current: all },
        ]}
      />
      <div className="mt-6">
        {list.objections.length === 0 ? (
          <EmptyState title={t(all ? 'objections.emptyAll' : 'objections.emptyOpen')}>
            {t('objections.emptyText')}
          </EmptyState>
        ) : (
          <ObjectionTable list={list} />
        )}
      </div>
      <Pagination
        page={filter.page}
        pageCount={list.pages}
        hrefFor={(page) => `?state=${filter.state}&page=${page}`}
        label={t('objections.title')}
        previousLabel={t('common.previous')}
        nextLabel={t('common.next')}
        pageLabel={(page) => t('common.page', { page, pages: list.pages })}
      />
    </>
  );
}
