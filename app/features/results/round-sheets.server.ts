import { rubricFor } from '#app/domain/rubric.ts';
import type { Stage } from '#app/domain/rubric.ts';
import type { AgreedMarks, ScoringCriterion, SheetInput } from '#app/domain/scoring.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type RoundSheets = {
  /** Eligible entries with the rubric that holds for them. */
  entries: { id: string; rubricId: string | null }[];
  sheets: Map<string, SheetInput[]>;
  criteria: Map<string, ScoringCriterion[]>;
  /** What panels have agreed on, where all members had submitted. */
  agreed: Map<string, AgreedMarks>;
  /** Numbers of the versions that sheets of one rubric rest on, where they are several. */
  mixedVersions: number[];
};

/** Everything that scoring needs of a round, in six reads whatever its size. */
export async function readRoundSheets(
  tx: Pick<Tx, 'entry' | 'rubric' | 'assignment' | 'mark' | 'consensus'>,
  { id: roundId, stage }: { id: string; stage: Stage },
): Promise<RoundSheets> {
  const eligible = { roundId, status: 'ELIGIBLE' } as const;
  const [entries, rubrics, assignments, marks, consensus] = [
    await tx.entry.findMany({
      where: eligible,
      select: { id: true, categoryId: true },
      orderBy: { id: 'asc' },
    }),
    await tx.rubric.findMany({
      where: { roundId },
      select: {
        id: true,
        categoryId: true,
        stage: true,
        version: true,
        criteria: {
          orderBy: { order: 'asc' },
          select: { id: true, code: true, maxX100: true, weight: true },
        },
      },
    }),
    await tx.assignment.findMany({
      where: { entry: eligible, status: { in: ['ASSIGNED', 'RECUSED'] } },
      orderBy: { id: 'asc' },
      select: {
        entryId: true,
        roundJudgeId: true,
        status: true,
        sheet: { select: { id: true, status: true, rubricId: true } },
      },
    }),
    await tx.mark.findMany({
      where: { sheet: { status: 'SUBMITTED', assignment: { status: 'ASSIGNED', entry: eligible } } },
      select: { sheetId: true, criterionId: true, pointsX100: true },
    }),
    await tx.consensus.findMany({
      where: { entry: eligible },
      select: {
        entryId: true,
        rubricId: true,
        marks: { select: { criterionId: true, pointsX100: true } },
      },
    }),
  ];
  const criteria = new Map(rubrics.map((rubric) => [rubric.id, rubric.criteria]));
  const rubricOf = new Map(
    entries.map(({ id, categoryId }) => [id, rubricFor(rubrics, { categoryId, stage })?.id ?? null]),
  );
  /** The criteria that something was marked by, where they are not the entry's present ones. */
  const ownCriteria = (entryId: string, rubricId: string) =>
    rubricId === rubricOf.get(entryId) ? {} : { criteria: criteria.get(rubricId) ?? [] };
  const marksOf = groupMarks(marks);
  const sheets = new Map<string, SheetInput[]>();
  const used = new Set<string>();
  for (const { entryId, roundJudgeId: judgeId, status, sheet } of assignments) {
    const list = sheets.get(entryId) ?? [];
    if (status === 'ASSIGNED' && sheet?.status === 'SUBMITTED') {
      used.add(sheet.rubricId);
      const own = ownCriteria(entryId, sheet.rubricId);
      list.push({ entryId, judgeId, status: 'submitted', marks: marksOf.get(sheet.id) ?? [], ...own });
    } else list.push({ entryId, judgeId, status: status === 'RECUSED' ? 'recused' : 'missing', marks: [] });
    sheets.set(entryId, list);
  }
  const complete = (entryId: string) => !sheets.get(entryId)?.some((sheet) => sheet.status === 'missing');
  return {
    entries: entries.map(({ id }) => ({ id, rubricId: rubricOf.get(id) ?? null })),
    sheets,
    criteria,
    agreed: new Map(
      consensus
        .filter(({ entryId }) => complete(entryId))
        .map(({ entryId, rubricId, marks: of }) => [
          entryId,
          { marks: of, ...ownCriteria(entryId, rubricId) },
        ]),
    ),
    mixedVersions: mixedVersions(rubrics.filter(({ id }) => used.has(id))),
  };
}

function mixedVersions(used: readonly { categoryId: string | null; stage: Stage; version: number }[]) {
  const twins = used.filter((one) =>
    used.some((other) => other !== one && other.categoryId === one.categoryId && other.stage === one.stage),
  );
  return [...new Set(twins.map(({ version }) => version))].sort((a, b) => a - b);
}

function groupMarks(marks: readonly { sheetId: string; criterionId: string; pointsX100: number }[]) {
  const groups = new Map<string, { criterionId: string; pointsX100: number }[]>();
  for (const { sheetId, criterionId, pointsX100 } of marks) {
    const group = groups.get(sheetId);
    if (group) group.push({ criterionId, pointsX100 });
    else groups.set(sheetId, [{ criterionId, pointsX100 }]);
  }
  return groups;
}
