import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** Bans that hold in rounds of the unit with this path: its own, those of units above it, and those of the whole portal. */
export function standingBans(unitPath: string): Prisma.JudgeBanWhereInput {
  return { liftedAt: null, OR: [{ unitId: null }, { unitId: { in: unitPath.split('/').filter(Boolean) } }] };
}

/** Judges of a round's pool whom plans may use: taken in or accepted, still there, and on no blacklist. */
export function judgesInPlay(unitPath: string): Prisma.RoundJudgeWhereInput {
  return {
    leftAt: null,
    answer: { in: ['TAKEN', 'ACCEPTED'] },
    NOT: { person: { judgeProfile: { bans: { some: standingBans(unitPath) } } } },
  };
}
