import type { z } from 'zod';

import { computedLines, readSpecialInputs } from './compute.server.ts';
import { labelSpecial } from './label-special.ts';
import { managedSpecial } from './scope.server.ts';
import type { Special } from './scope.server.ts';
import type { SpecialIdSchema } from './schemas.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { freeze } from '#app/features/results/frozen.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

/** Rows that go into the database with one command. */
const AT_ONCE = 200;

/** What is missing before it can be worked out; null when nothing is. */
export async function missingFor(
  tx: Pick<Tx, 'award' | 'result' | 'specialJuror'>,
  special: Special,
): Promise<'special-no-awards' | 'special-no-nominations' | 'list-no-result' | null> {
  const { roundId, way, projectRule, pointRule } = special;
  const needsAwards = projectRule
    ? projectRule.minimumPrize !== null || !projectRule.alsoWinners
    : way === 'RULE' && Object.values(pointRule.prizePoints).some((points) => points > 0);
  if (needsAwards && (await tx.award.count({ where: { revokedAt: null, entry: { roundId } } })) === 0)
    return 'special-no-awards';
  if (way === 'JURY')
    return (await tx.specialJuror.count({ where: { specialId: special.id, sentAt: { not: null } } })) === 0
      ? 'special-no-nominations'
      : null;
  if (way === 'RULE' && projectRule && (await tx.result.count({ where: { roundId } })) === 0)
    return 'list-no-result';
  return null;
}

/**
 * Works an award out and writes it down as a draft, or again as the newest state of things has it. A jury's nominations are
 * closed with it. Decisions by hand are to be made anew; what they were stays in the record. Lines keep their rows, so that
 * certificates stay with whom they were issued to.
 */
export async function draftSpecial(
  viewer: Viewer,
  { specialId }: z.output<typeof SpecialIdSchema>,
  context: Context,
): Promise<Result<{ selected: number; undecided: number }>> {
  return inTransaction(context, async (tx) => {
    const special = await managedSpecial(tx, viewer, specialId);
    if (!special) return refuse('not-found');
    if (special.status === 'CONFIRMED') return refuse('special-wrong-status');
    const missing = await missingFor(tx, special);
    if (missing) return refuse(missing);
    const read = await readSpecialInputs(tx, special);
    const labelled = labelSpecial(read.inputs);
    const lines = computedLines(read).map((line) => ({ ...line, label: labelled.labels.of(line.key) }));
    if (lines.length === 0) return refuse('special-none-eligible');
    const known = new Map(
      (await tx.specialLine.findMany({ where: { specialId }, select: { id: true, key: true } })).map(
        ({ id, key }) => [key, id],
      ),
    );
    const now = new Set(lines.map(({ key }) => key));
    await tx.specialLine.updateMany({
      where: { specialId, key: { in: [...known.keys()].filter((key) => !now.has(key)) } },
      data: {
        computed: 'NOT_SELECTED',
        decision: 'NOT_SELECTED',
        rank: null,
        points: null,
        why: { code: 'gone' },
        label: '',
      },
    });
    for (const line of lines) {
      const id = known.get(line.key);
      if (id)
        await tx.specialLine.update({
          where: { id },
          data: { ...line, decision: line.computed },
          select: { id: true },
        });
    }
    const fresh = lines.filter(({ key }) => !known.has(key));
    for (let from = 0; from < fresh.length; from += AT_ONCE)
      await tx.specialLine.createMany({
        data: fresh
          .slice(from, from + AT_ONCE)
          .map((line) => ({ ...line, specialId, decision: line.computed })),
      });
    await tx.specialAward.update({
      where: { id: specialId },
      data: {
        status: 'DRAFT',
        draftedById: viewer.personId,
        draftedAt: context.now,
        inputs: await freeze(labelled.inputs),
      },
      select: { id: true },
    });
    const count = (decision: string) => lines.filter(({ computed }) => computed === decision).length;
    const counts = { selected: count('SELECTED'), undecided: count('UNDECIDED') };
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'draft-special-award',
      subject: { type: 'special-award', id: specialId },
      roundId: special.roundId,
      data: { ...counts, lines: lines.length },
    });
    return ok(counts);
  });
}
