import type { z } from 'zod';

import { hashCode } from './invitation-code.server.ts';
import type { InvitePeopleSchema } from './schemas.ts';
import { can } from '#app/domain/policy.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { newInvitationCode, seal } from '#app/platform/auth/passwords.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';
import { uuidv7 } from '#app/platform/ids.server.ts';

export const INVITATION_DAYS = 60;
const DAY_MS = 86_400_000;
const MAX_AT_ONCE = 200;

export type InvitedRole = z.output<typeof InvitePeopleSchema>['role'];
type Place = { unitId?: string; schoolId?: string; roundId?: string };

/** The place of a role by its id, if the viewer may invite there: a unit, a school, or a round. */
export async function invitationPlace(
  tx: Pick<Tx, 'unit' | 'school' | 'round'>,
  viewer: Viewer,
  role: InvitedRole,
  scopeId: string,
): Promise<(Place & { name: string }) | null> {
  if (role === 'ADMIN') {
    const unit = await tx.unit.findUnique({ where: { id: scopeId }, select: { name: true, path: true } });
    return unit && can(viewer, 'manage-unit', unit) ? { unitId: scopeId, name: unit.name } : null;
  }
  if (role === 'TEACHER') {
    const school = await tx.school.findUnique({
      where: { id: scopeId },
      select: { name: true, unit: { select: { path: true } } },
    });
    const facts = { id: scopeId, unitPath: school?.unit.path ?? '' };
    return school && can(viewer, 'manage-school', facts) ? { schoolId: scopeId, name: school.name } : null;
  }
  const round = await tx.round.findUnique({
    where: { id: scopeId },
    select: { name: true, unit: { select: { path: true } } },
  });
  const facts = { id: scopeId, unitPath: round?.unit.path ?? '' };
  return round && can(viewer, 'manage-round', facts) ? { roundId: scopeId, name: round.name } : null;
}

/** Reads "name, e-mail" lines; an address that is none is refused by its line. */
function readPeople(text: string): Result<{ name: string; email: string | null }[]> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > MAX_AT_ONCE) return refuse('invitation-too-many', { max: MAX_AT_ONCE }, 'people');
  const people: { name: string; email: string | null }[] = [];
  for (const line of lines) {
    const [name = '', email = ''] = line.split(/[,，\t;；]/).map((part) => part.trim());
    if (name.length > 60) return refuse('invitation-name-long', { line }, 'people');
    if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      return refuse('invitation-email-wrong', { line }, 'people');
    people.push({ name, email: email || null });
  }
  return ok(people);
}

/**
 * Invites people to a role in one place: each gets a link and a code of their own, good for sixty days and used once.
 * Gives the new invitations with their codes, which are otherwise only kept sealed.
 */
export async function invitePeople(
  viewer: Viewer,
  input: z.output<typeof InvitePeopleSchema>,
  context: Context,
): Promise<Result<{ id: string; name: string; email: string | null; code: string }[]>> {
  return inTransaction(context, async (tx) => {
    const place = await invitationPlace(tx, viewer, input.role, input.scopeId);
    if (!place) return refuse('not-found');
    const people = readPeople(input.people);
    if (!people.ok) return people;
    const { name: _, ...scope } = place;
    const invited = people.value.map((person) => ({ ...person, id: uuidv7(), code: newInvitationCode() }));
    await tx.invitation.createMany({
      data: invited.map(({ id, name, email, code }) => ({
        id,
        name,
        email,
        role: input.role,
        ...scope,
        codeHash: hashCode(code),
        cipher: seal('invitation', code),
        expiresAt: new Date(context.now.getTime() + INVITATION_DAYS * DAY_MS),
        createdById: viewer.personId,
        createdAt: context.now,
      })),
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'invite-people',
      subject: { type: 'invitation', id: invited[0]?.id ?? '' },
      ...scope,
      data: { role: input.role, count: invited.length },
    });
    return ok(invited);
  });
}

/** Takes back an invitation that nobody has used. */
export async function revokeInvitation(
  viewer: Viewer,
  { invitationId }: { invitationId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    const invitation = await tx.invitation.findUnique({
      where: { id: invitationId },
      select: { role: true, unitId: true, schoolId: true, roundId: true, acceptedAt: true, revokedAt: true },
    });
    if (!invitation || invitation.role === 'OPERATOR') return refuse('not-found');
    const scopeId = invitation.unitId ?? invitation.schoolId ?? invitation.roundId ?? '';
    const place = await invitationPlace(tx, viewer, invitation.role, scopeId);
    if (!place) return refuse('not-found');
    if (invitation.acceptedAt) return refuse('invitation-used');
    await tx.invitation.update({
      where: { id: invitationId },
      data: { revokedAt: context.now, cipher: null },
    });
    const { name: _, ...scope } = place;
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'revoke-invitation',
      subject: { type: 'invitation', id: invitationId },
      ...scope,
    });
    return ok(undefined);
  });
}
