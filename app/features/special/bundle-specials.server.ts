import { lineNames } from './line-names.server.ts';
import { bundledSpecialTables } from './special-tables.ts';
import type { BundledSpecial } from './special-tables.ts';
import { lineState } from '#app/domain/bundle/versions.ts';
import type { SpecialInputs } from '#app/domain/special/inputs.ts';
import { thaw } from '#app/features/results/frozen.server.ts';
import type { SpecialSection } from '#app/features/results/snapshot.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';

/**
 * The tables of the special awards that stand on a notice, as they are being published: what each was computed from, what
 * people decided, and who the public reads. An award that is not confirmed now, or was drafted before its inputs were
 * kept, is left out.
 */
export async function specialTables(
  tx: Pick<Tx, 'specialAward' | 'entry' | 'school' | 'unit'>,
  sections: readonly SpecialSection[],
): Promise<Record<string, string>> {
  const stored = await tx.specialAward.findMany({
    where: { id: { in: sections.map(({ id }) => id) }, status: 'CONFIRMED', inputs: { not: null } },
    select: {
      id: true,
      inputs: true,
      lines: {
        where: { label: { not: '' } },
        orderBy: { label: 'asc' },
        select: {
          label: true,
          computed: true,
          decision: true,
          entryId: true,
          schoolId: true,
          unitId: true,
          name: true,
        },
      },
    },
  });
  const names = await lineNames(
    tx,
    stored.flatMap(({ lines }) => lines),
  );
  const awards: BundledSpecial[] = [];
  for (const section of sections) {
    const award = stored.find(({ id }) => id === section.id);
    if (!award?.inputs) continue;
    awards.push({
      award: `a${awards.length + 1}`,
      name: section.name,
      // Written by `draftSpecial`; what is inside is as that wrote it.
      inputs: (await thaw(award.inputs)) as SpecialInputs,
      shown: new Map(
        award.lines.flatMap((line) => {
          const { name, number } = names(line);
          // Of a project the number says nothing; a name is public only with the award.
          if (number) return [[line.label, number] as const];
          return line.decision === 'SELECTED' ? [[line.label, name] as const] : [];
        }),
      ),
      changes: award.lines.flatMap(({ label, computed, decision }) =>
        computed === decision ? [] : [{ who: label, to: decision }],
      ),
      published: section.lines.map(({ number, name, added, revoked }) => ({
        shown: number || name,
        state: lineState(added !== undefined, revoked !== undefined),
      })),
    });
  }
  return bundledSpecialTables(awards);
}
