import { editorCriterion } from './editor-rows.ts';
import { READY_MADE } from './ready-made.ts';
import { isReadyMade } from './ready-names.ts';
import type { EditorCriterion } from './editor-rows.ts';
import type { RubricPlace } from './schemas.ts';
import { rubricFor } from '#app/domain/rubric.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { RUBRIC } from '#app/features/judging/rubric-select.ts';
import { getRoundSettings } from '#app/features/rounds/queries.server.ts';
import { unitsInReach } from '#app/features/units/queries.server.ts';
import { db } from '#app/platform/db/client.server.ts';

/** What the page of a rubric begins with: the version in force, an older one to look at, or one to start from. */
type Wanted = RubricPlace & { version: number | null; from: string };

/** The rubric of a category and stage with all its versions, for its editor; null when the round is not managed. */
export async function getRubricEditor(viewer: Viewer, roundId: string, wanted: Wanted) {
  const round = await getRoundSettings(viewer, roundId);
  if (!round) return null;
  const [categories, rubrics, others] = await Promise.all([
    db.category.findMany({
      where: { roundId },
      orderBy: { order: 'asc' },
      select: { id: true, name: true, nameEn: true },
    }),
    db.rubric.findMany({ where: { roundId }, orderBy: { version: 'desc' }, select: VERSION }),
    db.round.findMany({
      where: { id: { not: roundId }, unit: unitsInReach(viewer), rubrics: { some: {} } },
      orderBy: [{ edition: { year: 'desc' } }, { order: 'asc' }, { id: 'asc' }],
      take: 100,
      select: { id: true, name: true, nameEn: true },
    }),
  ]);
  const { categoryId, stage } = wanted;
  if (categoryId && !categories.some((one) => one.id === categoryId)) return null;
  const own = rubrics.filter((one) => one.categoryId === categoryId && one.stage === stage);
  const [newest] = own;
  const older = wanted.version === null ? null : own.find((one) => one.version === wanted.version);
  if (older === undefined) return null;
  const inherited = newest ? null : (rubricFor(rubrics, { categoryId, stage }) ?? null);
  const from = wanted.from ? await startFrom(viewer, wanted.from) : null;
  const stored = (older ?? newest ?? inherited)?.criteria.map(editorCriterion) ?? [];
  const names = await makers(own.flatMap(({ createdById }) => createdById ?? []));
  const begun = (one: (typeof own)[number]) => one.lockedAt !== null || one._count.sheets > 0;
  return {
    round: {
      id: round.id,
      name: round.name,
      nameEn: round.nameEn,
      timeZone: round.timeZone,
      stage: round.stage,
    },
    categories,
    others,
    place: { categoryId, stage },
    /** Places that have a rubric of their own. */
    places: rubrics.map((one) => ({ categoryId: one.categoryId, stage: one.stage })),
    /** Of the older one that is looked at. */
    older: older && older !== newest ? older.version : null,
    inherited: inherited !== null,
    begun: newest ? begun(newest) : false,
    from,
    criteria: from?.criteria ?? withoutIds(stored, newest === undefined),
    versions: own.map((one) => ({
      version: one.version,
      createdAt: one.createdAt,
      by: (one.createdById && names.get(one.createdById)) ?? null,
      begun: begun(one),
      sheets: one._count.sheets,
    })),
  };
}

const VERSION = {
  ...RUBRIC,
  createdAt: true,
  createdById: true,
  _count: { select: { sheets: true } },
} as const;

/** A rubric that another one begins with is copied: its criteria are new ones. */
function withoutIds(criteria: readonly EditorCriterion[], copy: boolean): EditorCriterion[] {
  return criteria.map((one) => (copy ? { ...one, id: '' } : one));
}

/** A ready-made rubric, or the common one of another round that the viewer manages. */
async function startFrom(viewer: Viewer, from: string) {
  if (isReadyMade(from)) return { id: from, round: null, criteria: READY_MADE[from] };
  const round = await getRoundSettings(viewer, from);
  if (!round) return null;
  const rubrics = await db.rubric.findMany({ where: { roundId: from }, select: RUBRIC });
  const rubric = rubricFor(rubrics, { categoryId: null, stage: 'PRELIMINARY' }) ?? rubrics[0];
  if (!rubric) return null;
  return {
    id: from,
    round: { name: round.name, nameEn: round.nameEn },
    criteria: withoutIds(rubric.criteria.map(editorCriterion), true),
  };
}

async function makers(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
