import { Form } from '@remix-run/react';

import type { listInvitations } from './team-queries.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** Schoolmates who ask a student to join their project, with yes and no. */
export function TeamInvitations({
  invitations,
}: {
  invitations: Awaited<ReturnType<typeof listInvitations>>;
}) {
  const t = useT();
  const name = useName();
  return invitations.map((one) => (
    <NoticeBox
      key={one.id}
      tone="signal"
      className="mb-6"
      title={t('projects.invitedBy', { name: one.first?.name ?? '' })}
    >
      <p>
        <strong>{one.title || t('projects.untitled')}</strong>
        {one.round ? ` · ${name(one.round)}` : null}
      </p>
      <Form method="post" action="/student/join" className="flex flex-wrap gap-3 pt-3">
        <input type="hidden" name="authorId" value={one.id} />
        <Button type="submit" size="small" variant="primary" name="answer" value="accept">
          {t('projects.acceptInvitation')}
        </Button>
        <Button type="submit" size="small" name="answer" value="decline">
          {t('projects.declineInvitation')}
        </Button>
      </Form>
    </NoticeBox>
  ));
}
