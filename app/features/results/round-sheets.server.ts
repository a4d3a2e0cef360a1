import type { ScoringCriterion, SheetInput } from '#app/domain/scoring.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type RoundSheets = {
  /** Eligible entries with the rubric that holds for them. */
  entries: { id: string; rubricId: string | null }[];
  sheets: Map<string, SheetInput[]>;
  criteria: Map<string, ScoringCriterion[]>;
};

/** Everything that scoring needs of a round, in five reads whatever its size. */
export async function readRoundSheets(
  tx: Pick<Tx, 'entry' | 'rubric' | 'assignment' | 'mark'>,
  roundId: string,
): Promise<RoundSheets> {
  const eligible = { roundId, status: 'ELIGIBLE' } as const;
  const [entries, rubrics, assignments, marks] = [
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
        sheet: { select: { id: true, status: true } },
      },
    }),
    await tx.mark.findMany({
      where: { sheet: { status: 'SUBMITTED', assignment: { status: 'ASSIGNED', entry: eligible } } },
      select: { sheetId: true, criterionId: true, pointsX100: true },
    }),
  ];
  const marksOf = groupMarks(marks);
  const sheets = new Map<string, SheetInput[]>();
  for (const assignment of assignments) {
    const submitted = assignment.status === 'ASSIGNED' && assignment.sheet?.status === 'SUBMITTED';
    const list = sheets.get(assignment.entryId) ?? [];
    list.push({
      entryId: assignment.entryId,
      judgeId: assignment.roundJudgeId,
      status: assignment.status === 'RECUSED' ? 'recused' : submitted ? 'submitted' : 'missing',
      marks: submitted && assignment.sheet ? (marksOf.get(assignment.sheet.id) ?? []) : [],
    });
    sheets.set(assignment.entryId, list);
  }
  const common = rubrics.find((rubric) => rubric.categoryId === null)?.id ?? null;
  const byCategory = new Map(
    rubrics.flatMap((rubric) => (rubric.categoryId ? [[rubric.categoryId, rubric.id] as const] : [])),
  );
  return {
    entries: entries.map((entry) => ({
      id: entry.id,
      rubricId: (entry.categoryId && byCategory.get(entry.categoryId)) || common,
    })),
    sheets,
    criteria: new Map(rubrics.map((rubric) => [rubric.id, rubric.criteria])),
  };
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
