import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { mergePeople } from '#app/features/accounts/merge-people.server.ts';
import { listTwins } from '#app/features/accounts/people.server.ts';
import { MergePeopleSchema } from '#app/features/accounts/schemas.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { MergeTable } from '#app/features/merges/merge-table.tsx';
import { listMerges } from '#app/features/merges/queries.server.ts';
import { UndoMergeSchema } from '#app/features/merges/schemas.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const HERE = '/admin/people/merge';
const ActionSchema = z.discriminatedUnion('intent', [
  MergePeopleSchema.extend({ intent: z.literal('merge') }),
  UndoMergeSchema.extend({ intent: z.literal('undo') }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search } = listParams(request);
  const [groups, merges] = await Promise.all([
    listTwins(viewer, search),
    listMerges(viewer, { kind: 'PERSON' }),
  ]);
  return { title: t('people.mergeTitle'), search, groups, merges, me: viewer.personId };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const undo = form.value.intent === 'undo';
  const context = { now: now() };
  const result =
    form.value.intent === 'undo'
      ? await undoMerge(viewer, form.value, context)
      : await mergePeople(viewer, form.value, context);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(HERE, {
    key: undo ? 'merges.undone' : 'people.merged',
    params: { name: result.value.name },
    tone: 'done',
  });
}

export default function PeopleMerge() {
  const t = useT();
  const formats = useFormats();
  const { search, groups, merges, me } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title={t('people.mergeTitle')}
        meta={t('people.mergeLead')}
        above={<BackLink href="/admin/people">{t('people.title')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      <FilterBar
        search={{ name: 'q', label: t('people.mergeFind'), value: search }}
        submitLabel={t('common.search')}
        clear={search ? { href: HERE, label: t('common.clearFilters') } : undefined}
      />
      {groups.length === 0 ? (
        <EmptyState className="mt-6" title={t(search ? 'units.noneFound' : 'people.noTwins')}>
          {t(search ? 'units.noneFoundText' : 'people.noTwinsText')}
        </EmptyState>
      ) : null}
      {groups.map((group) => {
        const title = search ? t('people.mergeFound') : (group[0]?.name ?? '');
        return (
          <Section key={group[0]?.id} title={title}>
            <DataTable
              caption={title}
              rows={group}
              rowKey={({ id }) => id}
              columns={[
                { key: 'name', head: t('people.name'), rowHead: true, cell: ({ name }) => name },
                {
                  key: 'username',
                  head: t('auth.username'),
                  cell: ({ username }) => <span className="font-mono">{username}</span>,
                },
                {
                  key: 'roles',
                  head: t('people.roles'),
                  cell: ({ roles }) =>
                    roles
                      .map(({ role, place }) => [t(`people.role${role}`), place].filter(Boolean).join(' · '))
                      .join(t('common.listComma')),
                },
                {
                  key: 'judges',
                  head: t('people.judgesIn'),
                  numeric: true,
                  cell: ({ assignments }) => formats.number(assignments),
                },
                {
                  key: 'keep',
                  head: t('people.mergeHere'),
                  quietHead: true,
                  cell: ({ id, username }) =>
                    group
                      .filter((other) => other.id !== id && other.id !== me)
                      .map((other) => (
                        <Form key={other.id} method="post" className="mb-1">
                          <input type="hidden" name="keepId" value={id} />
                          <input type="hidden" name="dropId" value={other.id} />
                          <ConfirmButton
                            name="intent"
                            value="merge"
                            label={
                              group.length > 2
                                ? t('people.mergeFrom', { username: other.username ?? other.name })
                                : t('people.mergeHere')
                            }
                            title={t('people.mergeKeepTitle', { username: username ?? '' })}
                            confirmLabel={t('people.mergeDo')}
                            cancelLabel={t('common.cancel')}
                            size="small"
                            variant="secondary"
                            confirmVariant="primary"
                          >
                            {t('people.mergeText', { username: other.username ?? other.name })}
                          </ConfirmButton>
                        </Form>
                      )),
                },
              ]}
            />
          </Section>
        );
      })}
      <MergeTable merges={merges} />
    </>
  );
}
