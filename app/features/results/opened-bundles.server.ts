import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';

import { MANIFEST, openBundle } from './bundle-zip.ts';
import type { Manifest } from './bundle-zip.ts';
import { FrozenList, FrozenTable } from './frozen-list.ts';
import { thaw } from './frozen.server.ts';
import { managedList } from './scope.server.ts';
import type { VersionFact } from './version-tables.ts';
import type { ComputedLine } from '#app/domain/bundle/list-inputs.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { breathe } from '#app/platform/breathe.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import { Recent } from '#app/platform/recent.ts';

export type Rows = Record<string, string>[];

/** The lines of a table of a bundle; none where it has no such table. */
export const rowsOf = (text: string | undefined): Rows =>
  text ? (parse(text, { columns: true }) as Rows) : [];

type Opened = { files: Record<string, string>; manifest: Manifest };

/** Bundles never change: what was opened before a transaction need not be opened in it. Counted in characters. */
const opened = new Recent<Opened>(40_000_000);
/** What lists were computed to. Counted in lines. */
const drafted = new Recent<{ entryIds: string[]; computed: ComputedLine[] }>(20_000);

async function open(hash: string, packed: Uint8Array): Promise<Opened | null> {
  const bundle = openBundle(await promisify(gunzip)(packed));
  if (!bundle.ok) return null;
  const { [MANIFEST]: _, ...files } = bundle.files;
  const one = { files, manifest: bundle.manifest };
  opened.set(
    hash,
    one,
    Object.values(files).reduce((sum, text) => sum + text.length, 0),
  );
  return one;
}

/** What the bundle of the version before says; null where that version has none. */
export async function bundleBefore(
  tx: Pick<Tx, 'notice' | 'noticeVersion'>,
  noticeId: string,
  version: number,
) {
  const notice = await tx.notice.findUniqueOrThrow({
    where: { id: noticeId },
    select: {
      bundleHash: true,
      publishedAt: true,
      snapshotHash: true,
      versions: { where: { version: version - 1 }, select: { bundleHash: true } },
    },
  });
  const hash = (version === 2 ? notice : notice.versions[0])?.bundleHash;
  if (!hash) return null;
  const known = opened.get(hash);
  const packed = known ? null : await packedBundle(tx, noticeId, version - 1);
  const bundle = known ?? (packed && (await open(hash, packed)));
  if (!bundle) return null;
  const { files, manifest } = bundle;
  const first = {
    version: 1,
    at: notice.publishedAt.toISOString(),
    snapshot: notice.snapshotHash,
    bundle: notice.bundleHash ?? '',
  };
  const versions = rowsOf(files['versions.csv']).map(
    ({ version: number, at = '', snapshot = '', bundle: of = '' }): VersionFact => ({
      version: Number(number),
      at,
      snapshot,
      bundle: of,
    }),
  );
  return {
    files,
    manifest,
    versions: (versions.length > 0 ? versions : [first]).map((one) =>
      one.version === version - 1 ? { ...one, bundle: hash } : one,
    ),
  };
}

async function packedBundle(
  tx: Pick<Tx, 'notice' | 'noticeVersion'>,
  noticeId: string,
  version: number,
): Promise<Uint8Array | null> {
  const select = { bundle: true } as const;
  const kept =
    version === 1
      ? await tx.notice.findUnique({ where: { id: noticeId }, select })
      : await tx.noticeVersion.findUnique({
          where: { noticeId_version: { noticeId, version } },
          select,
        });
  return kept?.bundle ?? null;
}

/** What a list was computed to, and the entries behind its labels; null where that was not kept. */
export async function draftOf(tx: Pick<Tx, 'entryList'>, listId: string) {
  const known = drafted.get(listId);
  if (known) return known;
  const list = await tx.entryList.findUniqueOrThrow({
    where: { id: listId },
    select: { inputs: true, result: { select: { inputs: true } } },
  });
  if (!list.inputs || !list.result.inputs) return null;
  const { entryIds } = FrozenTable.parse(await thaw(list.result.inputs));
  await breathe();
  const { lines: computed } = FrozenList.parse(await thaw(list.inputs));
  drafted.set(listId, { entryIds, computed }, computed.length);
  return { entryIds, computed };
}

/**
 * Opens, before a transaction that changes a published list, what its next version rests on: it is large, never changes,
 * and would keep everybody waiting there.
 */
export async function openBefore(viewer: Viewer, listId: string): Promise<void> {
  if (!(await managedList(db, viewer, listId))) return;
  const notices = await db.notice.findMany({
    where: { listId, withdrawnAt: null },
    select: {
      id: true,
      versions: { orderBy: { version: 'desc' }, take: 1, select: { version: true } },
    },
  });
  if (notices.length === 0) return;
  await draftOf(db, listId);
  for (const { id, versions } of notices) {
    await breathe();
    await bundleBefore(db, id, (versions[0]?.version ?? 1) + 1);
  }
}
