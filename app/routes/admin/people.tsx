import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Merge, Send } from 'lucide-react';
import { z } from 'zod';

import { listPeople } from '#app/features/accounts/people.server.ts';
import { resetPassword } from '#app/features/accounts/reset-password.server.ts';
import { revokeRole } from '#app/features/accounts/revoke-role.server.ts';
import { GrantIdSchema, PersonIdSchema } from '#app/features/accounts/schemas.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { NewPasswordBox } from '#app/features/accounts/new-password-box.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  PersonIdSchema.extend({ intent: z.literal('reset') }),
  GrantIdSchema.extend({ intent: z.literal('revoke') }),
]);
const ROLES = ['ADMIN', 'CHECKER', 'TEACHER', 'JUDGE'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search, page, get } = listParams(request);
  const role = get('role');
  const list = await listPeople(viewer, { search, role, page });
  return { title: t('people.title'), search, role, page, me: viewer.personId, ...list };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const context = { now: now() };
  if (form.value.intent === 'revoke') {
    const result = await revokeRole(viewer, form.value, context);
    if (!result.ok) return form.refuse(result.refusals);
    return redirectWithToast('/admin/people', { key: 'people.roleRevoked', tone: 'done' });
  }
  const result = await resetPassword(viewer, form.value, context);
  if (!result.ok) return form.refuse(result.refusals);
  return data({ issued: result.value });
}

export default function People() {
  const t = useT();
  const { people, total, page, pageCount, search, role, me } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const filtered = search !== '' || role !== '';
  return (
    <>
      <PageHeader
        title={t('people.title')}
        meta={t('people.lead')}
        actions={
          <>
            <LinkButton href="/admin/people/merge" icon={Merge}>
              {t('people.mergeOpen')}
            </LinkButton>
            <LinkButton href="/admin/invitations/new" variant="primary" icon={Send}>
              {t('people.invite')}
            </LinkButton>
          </>
        }
      />
      {reply && 'issued' in reply ? <NewPasswordBox issued={reply.issued} /> : <RefusalBox result={reply} />}
      <FilterBar
        search={{ name: 'q', label: t('people.findPerson'), value: search }}
        selects={[
          {
            name: 'role',
            label: t('people.role'),
            value: role,
            options: ROLES.map((value) => ({ value, label: t(`people.role${value}`) })),
            allLabel: t('common.all'),
          },
        ]}
        submitLabel={t('common.search')}
        clear={filtered ? { href: '/admin/people', label: t('common.clearFilters') } : undefined}
        count={t('common.rows', { count: total })}
      />
      <DataTable
        caption={t('people.title')}
        rows={people}
        rowKey={(person) => person.id}
        columns={[
          { key: 'name', head: t('people.name'), rowHead: true, cell: (person) => person.name },
          { key: 'username', head: t('auth.username'), cell: (person) => person.username },
          {
            key: 'roles',
            head: t('people.roles'),
            cell: (person) => (
              <ul className="grid gap-2">
                {person.roles.map((grant) => (
                  <li key={grant.id} className="flex flex-wrap items-center gap-2">
                    <span>
                      {t(`people.role${grant.role}`)}
                      {grant.place ? ` · ${grant.place}` : ''}
                    </span>
                    {person.id !== me && grant.role !== 'OPERATOR' ? (
                      <Form method="post">
                        <input type="hidden" name="grantId" value={grant.id} />
                        <ConfirmButton
                          size="small"
                          variant="quiet"
                          label={t('people.endRole')}
                          title={t('people.endRoleTitle', { name: person.name })}
                          confirmLabel={t('people.endRole')}
                          cancelLabel={t('common.cancel')}
                          name="intent"
                          value="revoke"
                        >
                          {t('people.endRoleText')}
                        </ConfirmButton>
                      </Form>
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'actions',
            head: t('common.actions'),
            quietHead: true,
            cell: (person) =>
              person.id === me ? (
                ' '
              ) : (
                <Form method="post">
                  <input type="hidden" name="personId" value={person.id} />
                  <ConfirmButton
                    size="small"
                    variant="secondary"
                    label={t('people.reset')}
                    title={t('people.resetTitle', { name: person.name })}
                    confirmLabel={t('people.reset')}
                    cancelLabel={t('common.cancel')}
                    confirmVariant="primary"
                    name="intent"
                    value="reset"
                  >
                    {t('people.resetText')}
                  </ConfirmButton>
                </Form>
              ),
          },
        ]}
        empty={<EmptyState title={t('units.noneFound')}>{t('units.noneFoundText')}</EmptyState>}
      />
      <ListPages page={page} pageCount={pageCount} total={total} />
    </>
  );
}
