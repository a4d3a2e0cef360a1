import { FACETS } from './notice-facets.ts';
import type { Facet } from './notice-facets.ts';
import { readSnapshot } from './snapshot-cache.server.ts';
import type { NoticeLine, SpecialSection } from './snapshot.ts';
import { takesObjections } from '#app/domain/objections.ts';
import { db } from '#app/platform/db/client.server.ts';

const ROUND = {
  select: {
    id: true,
    name: true,
    nameEn: true,
    number: true,
    timeZone: true,
    objectionDays: true,
    unit: { select: { name: true } },
    edition: { select: { name: true, isSample: true, sampleNote: true } },
  },
} as const;

/** Published notices, newest first. For everybody. */
export async function listNotices(page: number, pageSize = 20) {
  const where = { withdrawnAt: null };
  const [total, notices] = await Promise.all([
    db.notice.count({ where }),
    db.notice.findMany({
      where,
      orderBy: { publishedAt: 'desc' },
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: { id: true, title: true, publishedAt: true, closesAt: true, round: ROUND },
    }),
  ]);
  return { total, pageSize, notices };
}

/** Rounds in which schools can enter projects now, or soon, with their submission window. For everybody. */
export async function listOpenRounds(now: Date) {
  const windows = await db.roundWindow.findMany({
    where: {
      kind: 'SUBMISSION',
      closesAt: { gt: now },
      round: { source: 'SCHOOLS', edition: { archivedAt: null } },
    },
    orderBy: { closesAt: 'asc' },
    take: 12,
    select: { opensAt: true, closesAt: true, round: { select: ROUND.select } },
  });
  return windows;
}

export type NoticeFilter = { search: string; page: number; version?: number } & Partial<
  Record<Facet, string>
>;

/** Whether a line of a special award says what the reader looks for. */
function names(
  { name, number, title, school, unit, authors }: SpecialSection['lines'][number],
  search: string,
) {
  const wanted = search.trim().toLowerCase();
  return [name, number, title, school, unit, ...authors].some((text) => text.toLowerCase().includes(wanted));
}

/** Whether a line is one that the reader looks for. */
function matches(line: NoticeLine, filter: NoticeFilter): boolean {
  const wanted = filter.search.trim().toLowerCase();
  return (
    FACETS.every((facet) => !filter[facet] || line[facet] === filter[facet]) &&
    (!wanted ||
      [line.title, line.school, line.unit, line.number, ...line.authors].some((text) =>
        text.toLowerCase().includes(wanted),
      ))
  );
}

/** The values of each facet that occur in a list, in the order of the list; none where all lines are alike. */
function facetsOf(lines: readonly NoticeLine[]): Record<Facet, string[]> {
  const values = (facet: Facet) => {
    const found = [...new Set(lines.map((line) => line[facet]).filter(Boolean))];
    return found.length > 1 ? found : [];
  };
  return {
    unit: values('unit'),
    group: values('group'),
    category: values('category'),
    prize: values('prize'),
  };
}

/**
 * A notice as the public reads it, filtered and paged, in its newest version or an earlier one; null when there is none.
 * Withdrawn ones carry only the reason.
 */
export async function getNotice(id: string, filter: NoticeFilter, now: Date, pageSize = 100) {
  const notice = await db.notice.findUnique({
    where: { id },
    select: {
      id: true,
      title: true,
      body: true,
      publishedAt: true,
      closesAt: true,
      withdrawnAt: true,
      withdrawReason: true,
      snapshotHash: true,
      bundleHash: true,
      round: ROUND,
      list: { select: { kind: true, result: { select: { method: true } } } },
      versions: {
        orderBy: { version: 'desc' },
        select: { version: true, at: true, reason: true, snapshotHash: true, bundleHash: true },
      },
    },
  });
  if (!notice) return null;
  const { snapshotHash, list, ...rest } = notice;
  const { bundleHash } = notice;
  const first = { version: 1, at: notice.publishedAt, reason: null, snapshotHash, bundleHash };
  const versions = [...notice.versions, first];
  const newest = versions[0] ?? first;
  const shown = versions.find(({ version }) => version === filter.version) ?? newest;
  const { lines, template, promotes, special } = notice.withdrawnAt
    ? { lines: [], template: 'B' as const, promotes: undefined, special: [] }
    : await readSnapshot(id, shown.version, shown.snapshotHash);
  const matching = lines.filter((line) => matches(line, filter));
  return {
    ...rest,
    snapshotHash: shown.snapshotHash,
    bundleHash: shown.bundleHash,
    open: takesObjections(notice, now),
    version: shown.version,
    newestVersion: newest.version,
    versions,
    kind: list.kind,
    method: list.result.method,
    template,
    ofStudents: promotes !== undefined,
    total: lines.length,
    matching: matching.length,
    pageSize,
    lines: matching.slice((filter.page - 1) * pageSize, filter.page * pageSize),
    facets: facetsOf(lines),
    special: (special ?? []).map((section) => ({
      ...section,
      total: section.lines.length,
      lines: section.lines.filter((line) => names(line, filter.search)),
    })),
  };
}
