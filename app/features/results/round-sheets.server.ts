import type { ScoringInputs } from '#app/domain/bundle/scoring-inputs.ts';
import { rubricFor } from '#app/domain/rubric.ts';
import type { Stage } from '#app/domain/rubric.ts';
import { breathe } from '#app/platform/breathe.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

export type RoundSheets = Pick<ScoringInputs, 'rubrics' | 'entries' | 'sheets' | 'agreed'> & {
  /** Numbers of the versions that sheets of one rubric rest on, where they are several. */
  mixedVersions: number[];
};

/** Assignments and sheets of one read: more would keep every page waiting. */
const PAGE = 500;

/** Everything that scoring needs of a round; large rounds are read page by page, so that others are answered in between. */
export async function readRoundSheets(
  tx: Pick<Tx, 'entry' | 'rubric' | 'assignment' | 'mark' | 'consensus'>,
  { id: roundId, stage }: { id: string; stage: Stage },
): Promise<RoundSheets> {
  const eligible = { roundId, status: 'ELIGIBLE' } as const;
  const [entries, rubrics, assignments, consensus] = [
    await tx.entry.findMany({
      where: eligible,
      select: { id: true, categoryId: true, finalistAt: true },
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
    await readAssignments(tx, eligible),
    await tx.consensus.findMany({
      where: { entry: eligible },
      select: {
        entryId: true,
        rubricId: true,
        marks: { select: { criterionId: true, pointsX100: true } },
      },
    }),
  ];
  const marksOf = await readMarks(
    tx,
    assignments.flatMap(({ status, sheet }) =>
      status === 'ASSIGNED' && sheet?.status === 'SUBMITTED' ? [sheet.id] : [],
    ),
  );
  const used = new Set<string>();
  const sheets = assignments.map(({ entryId, roundJudgeId: judgeId, status, stage: at, sheet }) => {
    if (status !== 'ASSIGNED' || sheet?.status !== 'SUBMITTED')
      return {
        entryId,
        judgeId,
        status: status === 'RECUSED' ? ('recused' as const) : ('missing' as const),
        rubricId: null,
        stage: at,
        marks: [],
      };
    used.add(sheet.rubricId);
    return {
      entryId,
      judgeId,
      status: 'submitted' as const,
      rubricId: sheet.rubricId,
      stage: at,
      marks: marksOf.get(sheet.id) ?? [],
    };
  });
  const incomplete = new Set(
    sheets.flatMap(({ status, entryId }) => (status === 'missing' ? [entryId] : [])),
  );
  return {
    rubrics: rubrics.map(({ id, stage: of, criteria }) => ({ id, stage: of, criteria })),
    entries: entries.map(({ id, categoryId, finalistAt }) => ({
      id,
      rubricId: rubricFor(rubrics, { categoryId, stage })?.id ?? null,
      ...(finalistAt ? { isFinalist: true } : {}),
    })),
    sheets,
    // A panel's word counts while all of it has submitted.
    agreed: consensus.filter(({ entryId }) => !incomplete.has(entryId)),
    mixedVersions: mixedVersions(rubrics.filter(({ id }) => used.has(id))),
  };
}

function mixedVersions(used: readonly { categoryId: string | null; stage: Stage; version: number }[]) {
  const twins = used.filter((one) =>
    used.some((other) => other !== one && other.categoryId === one.categoryId && other.stage === one.stage),
  );
  return [...new Set(twins.map(({ version }) => version))].sort((a, b) => a - b);
}

async function readAssignments(tx: Pick<Tx, 'assignment'>, entry: { roundId: string; status: 'ELIGIBLE' }) {
  const page = (after: string) =>
    tx.assignment.findMany({
      where: { entry, status: { in: ['ASSIGNED', 'RECUSED'] }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: {
        id: true,
        entryId: true,
        roundJudgeId: true,
        status: true,
        stage: true,
        sheet: { select: { id: true, status: true, rubricId: true } },
      },
    });
  const all: Awaited<ReturnType<typeof page>> = [];
  for (;;) {
    const some = await page(all.at(-1)?.id ?? '');
    all.push(...some);
    if (some.length < PAGE) return all;
    await breathe();
  }
}

/** The marks of these sheets, by sheet. */
async function readMarks(tx: Pick<Tx, 'mark'>, sheetIds: readonly string[]) {
  const groups = new Map<string, { criterionId: string; pointsX100: number }[]>();
  for (let from = 0; from < sheetIds.length; from += PAGE) {
    if (from > 0) await breathe();
    const marks = await tx.mark.findMany({
      where: { sheetId: { in: sheetIds.slice(from, from + PAGE) } },
      select: { sheetId: true, criterionId: true, pointsX100: true },
    });
    for (const { sheetId, criterionId, pointsX100 } of marks) {
      const group = groups.get(sheetId);
      if (group) group.push({ criterionId, pointsX100 });
      else groups.set(sheetId, [{ criterionId, pointsX100 }]);
    }
  }
  return groups;
}

/** The stages at which a sheet has been submitted. */
export const stagesJudged = (sheets: RoundSheets['sheets']): Set<Stage> =>
  new Set(sheets.flatMap(({ status, stage }) => (status === 'submitted' ? [stage] : [])));
