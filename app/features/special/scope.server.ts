import { PointRuleSchema, ProjectRuleSchema } from './stored.ts';
import { can } from '#app/domain/policy.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

const ROUND = {
  id: true,
  name: true,
  nameEn: true,
  unitId: true,
  timeZone: true,
  twoPersonLists: true,
  maskNames: true,
  conflictSameSchool: true,
  conflictSameUnit: true,
  unit: { select: { name: true, path: true } },
} as const;

const SELECT = {
  id: true,
  roundId: true,
  name: true,
  nameEn: true,
  sponsor: true,
  words: true,
  forWhom: true,
  way: true,
  places: true,
  nominations: true,
  rule: true,
  status: true,
  draftedById: true,
  draftedAt: true,
  confirmedById: true,
  confirmedAt: true,
  publishedAt: true,
  notice: { select: { id: true, withdrawnAt: true } },
  round: { select: ROUND },
} as const;

type Reader = Pick<Tx, 'specialAward'>;

/** A special award with its round; null when there is none. Checks no access. */
export async function findSpecial(tx: Reader, id: string) {
  const found = await tx.specialAward.findUnique({ where: { id }, select: SELECT });
  if (!found) return null;
  const { rule, ...rest } = found;
  return rest.forWhom === 'PROJECTS'
    ? { ...rest, forWhom: rest.forWhom, projectRule: ProjectRuleSchema.parse(rule), pointRule: null }
    : { ...rest, forWhom: rest.forWhom, projectRule: null, pointRule: PointRuleSchema.parse(rule) };
}
export type Special = NonNullable<Awaited<ReturnType<typeof findSpecial>>>;

/** A special award of a round that the viewer manages; null otherwise, whether or not it exists. */
export async function managedSpecial(tx: Reader, viewer: Viewer, id: string) {
  const found = await findSpecial(tx, id);
  if (!found) return null;
  const { round } = found;
  return can(viewer, 'manage-round', { id: round.id, unitPath: round.unit.path }) ? found : null;
}

/** The seat of the viewer in a prize's jury, as long as they are a judge of the round; null for anybody else. */
export async function ownSeat(
  tx: Reader & Pick<Tx, 'specialJuror' | 'roundJudge'>,
  viewer: Viewer,
  specialId: string,
) {
  const seat = await tx.specialJuror.findUnique({
    where: { specialId_personId: { specialId, personId: viewer.personId } },
    select: {
      id: true,
      personId: true,
      sentAt: true,
      nominations: { orderBy: { place: 'asc' }, select: { entryId: true, place: true, words: true } },
    },
  });
  const special = seat ? await findSpecial(tx, specialId) : null;
  if (!seat || special?.way !== 'JURY' || !special.projectRule) return null;
  const judge = await tx.roundJudge.findFirst({
    where: { roundId: special.roundId, personId: viewer.personId, leftAt: null },
    select: { id: true },
  });
  return judge ? { special, seat, rule: special.projectRule } : null;
}
