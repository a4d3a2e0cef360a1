import type { Deliberation } from './scope.server.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { ResultDetailSchema } from '#app/features/results/stored.ts';
import { db } from '#app/platform/db/client.server.ts';

/**
 * What there is to compare of each entry: the project as blind as the round's judges see it, its value with the ranks
 * it could have, the judges' totals without their names, and for organisers the remarks that judges wrote to them.
 */
export async function readCards(
  { entries, listId, list }: Deliberation,
  entryIds: readonly string[],
  { forOrganiser }: { forOrganiser: boolean },
) {
  const ids = { in: [...entryIds] };
  const [lines, rows, sheets, views] = await Promise.all([
    db.entryListLine.findMany({
      where: { listId, entryId: ids },
      select: {
        entryId: true,
        decision: true,
        prizeCode: true,
        rank: true,
        value: true,
        entry: { select: { number: true } },
      },
    }),
    db.resultRow.findMany({
      where: { resultId: list.resultId, entryId: ids },
      select: { entryId: true, detail: true },
    }),
    forOrganiser
      ? db.scoreSheet.findMany({
          where: {
            status: 'SUBMITTED',
            remark: { not: '' },
            assignment: { status: 'ASSIGNED', entryId: ids },
          },
          orderBy: { submittedAt: 'asc' },
          select: { id: true, remark: true, assignment: { select: { entryId: true } } },
        })
      : [],
    Promise.all(entryIds.map((id) => getProjectView(id, { blind: true }))),
  ]);
  const cards = entryIds.flatMap((entryId, index) => {
    const line = lines.find((one) => one.entryId === entryId);
    const view = views[index];
    const facts = entries.find((one) => one.entryId === entryId);
    const row = rows.find((one) => one.entryId === entryId);
    if (!line || !view || !facts) return [];
    const totals = row ? ResultDetailSchema.parse(row.detail).totals : [];
    return [
      {
        entryId,
        number: line.entry.number,
        title: view.title,
        abstractSet: view.abstractSet,
        group: view.group,
        discipline: view.discipline,
        files: (view.materials ?? []).flatMap(({ slotName, slotNameEn, versions: [newest] }) =>
          newest && !newest.infectedAt
            ? [{ id: newest.id, fileName: newest.fileName, name: slotName, nameEn: slotNameEn }]
            : [],
        ),
        origin: facts.origin,
        low: facts.low,
        high: facts.high,
        rank: line.rank,
        value: line.value,
        decision: line.decision,
        prizeCode: line.prizeCode,
        decided: facts.decision
          ? { to: facts.decision, prizeCode: facts.prizeCode, reason: facts.decisionReason ?? '' }
          : null,
        // Highest first: whose they are is not said, and no order says it.
        totals: totals.map(({ total }) => total).sort((a, b) => b - a),
        remarks: sheets
          .filter(({ assignment }) => assignment.entryId === entryId)
          .map(({ id, remark }) => ({ id, remark })),
      },
    ];
  });
  return cards.sort(
    (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.number ?? '').localeCompare(b.number ?? ''),
  );
}
export type EntryCard = Awaited<ReturnType<typeof readCards>>[number];
