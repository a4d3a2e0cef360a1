import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { assembleBundle } from './assemble-bundle.server.ts';
import type { BundleOrder, MadeBundle } from './assemble-bundle.server.ts';
import type { BundleContent } from './bundle-tables.ts';
import { breathe } from '#app/platform/breathe.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { programVersion } from '#app/platform/version.server.ts';

/** Node starts a thread from a file; the portal runs from its checkout. */
const WORKER = path.resolve('app/features/results/assemble-bundle.worker.mjs');
const MEGABYTES = 2048;
/** A table of fewer rows is written sooner than a thread starts. */
const LEAST_FOR_THREAD = 400;
/** Rows of one read: more would keep every page waiting. */
const PAGE = 500;

type Publication = {
  listId: string;
  title: string;
  publishedAt: Date;
  published: BundleContent['published'];
  /** Tables of the special awards that stand on the notice. */
  special: Readonly<Record<string, string>>;
};

type Reader = Pick<Tx, 'entryList' | 'entryListLine' | 'listOverride' | 'entry' | 'prizeRule' | 'resultRow'>;

/**
 * The bundle of a list that is being published: everything from score sheets to published lines, with which anybody can
 * recompute it; packed, with the SHA-256 of the zip. Of a large round it is put together in a thread. Null for a list that
 * was drafted before inputs were kept, or whose changes do not explain it.
 */
export async function makeBundle(
  tx: Reader,
  { listId, title, publishedAt, published, special }: Publication,
  assemble = assembleApart,
): Promise<MadeBundle | null> {
  const list = await tx.entryList.findUniqueOrThrow({
    where: { id: listId },
    select: {
      roundId: true,
      resultId: true,
      inputs: true,
      result: { select: { inputs: true } },
      round: { select: { name: true } },
    },
  });
  if (!list.inputs || !list.result.inputs) return null;
  const rows = await readTable(tx, list.resultId);
  const order: BundleOrder = {
    table: list.result.inputs,
    list: list.inputs,
    rows,
    overrides: await tx.listOverride.findMany({
      where: { listId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      select: { entryId: true, to: true, toPrize: true },
    }),
    lines: await tx.entryListLine.findMany({
      where: { listId },
      select: { entryId: true, decision: true, position: true, prizeCode: true },
    }),
    entries: await tx.entry.findMany({
      where: { resultRows: { some: { resultId: list.resultId } } },
      select: { id: true, number: true, unit: { select: { name: true } } },
    }),
    prizes: await tx.prizeRule.findMany({
      where: { roundId: list.roundId },
      orderBy: { order: 'asc' },
      select: { code: true, name: true },
    }),
    published,
    special,
    facts: {
      software: programVersion(),
      round: list.round.name,
      list: title,
      publishedAt: publishedAt.toISOString(),
    },
  };
  return assemble(order);
}

function assembleApart(order: BundleOrder): Promise<MadeBundle | null> {
  return order.rows.length < LEAST_FOR_THREAD ? assembleBundle(order) : assembleInThread(order);
}

async function readTable(tx: Reader, resultId: string): Promise<BundleOrder['rows']> {
  const rows: (BundleOrder['rows'][number] & { id: string })[] = [];
  for (;;) {
    const page = await tx.resultRow.findMany({
      where: { resultId, id: { gt: rows.at(-1)?.id ?? '' } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, entryId: true, scores: true, value: true, rank: true, tied: true, detail: true },
    });
    rows.push(...page);
    if (page.length < PAGE) return rows;
    await breathe();
  }
}

/** The same bundle from a thread of its own, however small the round. */
export function assembleInThread(order: BundleOrder): Promise<MadeBundle | null> {
  const worker = new Worker(WORKER, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  return new Promise<MadeBundle | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The bundle ended with ${code}`)));
  });
}
