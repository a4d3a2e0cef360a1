import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Plus, Printer } from 'lucide-react';

import { listInvitations } from '#app/features/accounts/invitations.server.ts';
import { revokeInvitation } from '#app/features/accounts/invite-people.server.ts';
import { InvitationIdSchema } from '#app/features/accounts/schemas.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { ListPages } from '#app/features/shared/list-pages.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const STATES = ['open', 'used', 'expired', 'revoked'] as const;
const TONES = { open: 'info', used: 'done', expired: 'neutral', revoked: 'neutral' } as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const t = translator(await localeOf(request));
  const { search, page, get } = listParams(request);
  const state = get('state');
  const list = await listInvitations(viewer, { search, state, page }, now());
  return { title: t('people.invitations'), search, state, page, ...list };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, InvitationIdSchema);
  if (!form.ok) return form.reply;
  const result = await revokeInvitation(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast('/admin/invitations', { key: 'people.revoked', tone: 'done' });
}

export default function Invitations() {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  const { invitations, total, page, pageCount, search, state } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const filtered = search !== '' || state !== '';
  return (
    <>
      <PageHeader
        title={t('people.invitations')}
        meta={t('people.invitationsLead')}
        actions={
          <>
            <LinkButton href="/admin/invitations/print" icon={Printer}>
              {t('people.printOpen')}
            </LinkButton>
            <LinkButton href="/admin/invitations/new" variant="primary" icon={Plus}>
              {t('people.invite')}
            </LinkButton>
          </>
        }
      />
      <RefusalBox result={lastResult} />
      {total > 0 || filtered ? (
        <FilterBar
          search={{ name: 'q', label: t('people.findInvitation'), value: search }}
          selects={[
            {
              name: 'state',
              label: t('people.state'),
              value: state,
              options: STATES.map((value) => ({ value, label: t(`people.state-${value}`) })),
              allLabel: t('common.all'),
            },
          ]}
          submitLabel={t('common.search')}
          clear={filtered ? { href: '/admin/invitations', label: t('common.clearFilters') } : undefined}
          count={t('common.rows', { count: total })}
        />
      ) : null}
      <DataTable
        caption={t('people.invitations')}
        rows={invitations}
        rowKey={(invitation) => invitation.id}
        columns={[
          {
            key: 'name',
            head: t('people.name'),
            rowHead: true,
            cell: (invitation) => invitation.name || t('people.unnamed'),
          },
          { key: 'role', head: t('people.role'), cell: (invitation) => t(`people.role${invitation.role}`) },
          { key: 'place', head: t('people.place'), cell: (invitation) => invitation.place },
          {
            key: 'state',
            head: t('people.state'),
            cell: (invitation) => (
              <Badge tone={TONES[invitation.state]}>{t(`people.state-${invitation.state}`)}</Badge>
            ),
          },
          {
            key: 'who',
            head: t('people.usedBy'),
            cell: (invitation) => invitation.acceptedBy?.name,
            hideOnPhone: true,
          },
          {
            key: 'until',
            head: t('people.until'),
            cell: (invitation) => formats.date(invitation.expiresAt, zone),
          },
          {
            key: 'actions',
            head: t('common.actions'),
            quietHead: true,
            cell: (invitation) =>
              invitation.state === 'open' ? (
                <Form method="post" className="flex flex-wrap gap-2">
                  <LinkButton size="small" href={`/admin/invitations/print?id=${invitation.id}`}>
                    {t('people.showCode')}
                  </LinkButton>
                  <input type="hidden" name="invitationId" value={invitation.id} />
                  <ConfirmButton
                    size="small"
                    variant="quiet"
                    label={t('people.revoke')}
                    title={t('people.revokeTitle')}
                    confirmLabel={t('people.revoke')}
                    cancelLabel={t('common.cancel')}
                  >
                    {t('people.revokeText')}
                  </ConfirmButton>
                </Form>
              ) : (
                ' '
              ),
          },
        ]}
        empty={
          filtered ? (
            <EmptyState title={t('units.noneFound')}>{t('units.noneFoundText')}</EmptyState>
          ) : (
            <EmptyState
              title={t('people.noInvitations')}
              action={
                <LinkButton href="/admin/invitations/new" variant="primary">
                  {t('people.invite')}
                </LinkButton>
              }
            >
              {t('people.noInvitationsText')}
            </EmptyState>
          )
        }
      />
      <ListPages page={page} pageCount={pageCount} total={total} />
    </>
  );
}
