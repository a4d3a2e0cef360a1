import { unitsInReach } from '#app/features/units/queries.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { unseal } from '#app/platform/auth/passwords.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';
import { qrPicture } from '#app/platform/qr.server.ts';

const PAGE_SIZE = 50;

/** Invitations to places in the viewer's reach. */
function inReach(viewer: Viewer): Prisma.InvitationWhereInput {
  const unit = unitsInReach(viewer);
  return { role: { not: 'OPERATOR' }, OR: [{ unit }, { school: { unit } }, { round: { unit } }] };
}

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked';

const stateWhere = (state: string, now: Date): Prisma.InvitationWhereInput => {
  switch (state) {
    case 'used':
      return { acceptedAt: { not: null } };
    case 'expired':
      return { acceptedAt: null, revokedAt: null, expiresAt: { lte: now } };
    case 'revoked':
      return { revokedAt: { not: null } };
    case 'open':
      return { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
    default:
      return {};
  }
};

/** A page of invitations, newest first. */
export async function listInvitations(
  viewer: Viewer,
  filter: { search: string; state: string; page: number },
  now: Date,
) {
  const where: Prisma.InvitationWhereInput = {
    AND: [
      inReach(viewer),
      stateWhere(filter.state, now),
      filter.search
        ? {
            OR: [
              { name: { contains: filter.search } },
              { school: { name: { contains: filter.search } } },
              { unit: { name: { contains: filter.search } } },
              { round: { name: { contains: filter.search } } },
            ],
          }
        : {},
    ],
  };
  const [total, rows] = await Promise.all([
    db.invitation.count({ where }),
    db.invitation.findMany({
      where,
      orderBy: { createdAt: 'desc' },
      skip: (filter.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        id: true,
        role: true,
        name: true,
        email: true,
        expiresAt: true,
        acceptedAt: true,
        revokedAt: true,
        createdAt: true,
        unit: { select: { name: true } },
        school: { select: { name: true } },
        round: { select: { name: true } },
        acceptedBy: { select: { name: true, username: true } },
      },
    }),
  ]);
  return {
    total,
    pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    invitations: rows.map(({ unit, school, round, ...row }) => ({
      ...row,
      place: unit?.name ?? school?.name ?? round?.name ?? '',
      state: stateOf(row, now),
    })),
  };
}

function stateOf(
  row: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (row.acceptedAt) return 'used';
  if (row.revokedAt) return 'revoked';
  return row.expiresAt <= now ? 'expired' : 'open';
}

/** Open invitations with their codes and QR pictures, for the printed sheet. `ids` empty: all that are open. */
export async function invitationSlips(viewer: Viewer, ids: readonly string[], now: Date) {
  const rows = await db.invitation.findMany({
    where: {
      AND: [inReach(viewer), stateWhere('open', now), ids.length > 0 ? { id: { in: [...ids] } } : {}],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      id: true,
      role: true,
      name: true,
      cipher: true,
      expiresAt: true,
      unit: { select: { name: true } },
      school: { select: { name: true } },
      round: { select: { name: true } },
    },
  });
  return rows.flatMap(({ cipher, unit, school, round, ...row }) => {
    const code = cipher ? unseal('invitation', cipher) : null;
    if (!code) return [];
    const link = `${env().origin}/invitations/${code}`;
    return [{ ...row, code, link, qr: qrPicture(link), place: (unit ?? school ?? round)?.name ?? '' }];
  });
}
