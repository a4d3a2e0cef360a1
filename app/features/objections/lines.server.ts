import { SnapshotSchema } from '#app/features/results/snapshot.ts';
import type { NoticeLine, Snapshot } from '#app/features/results/snapshot.ts';

/** A notice with every snapshot that may hold a line: `NOTICE_LINES` selects it. */
type Stored = { snapshot: unknown; versions: readonly { snapshot: unknown }[] };

/** What must be selected of a notice to name its lines. */
export const NOTICE_LINES = {
  snapshot: true,
  versions: { orderBy: { version: 'desc' }, take: 1, select: { snapshot: true } },
} as const;

/** Number and title of a published line, as they were published; null for the list in general. */
export function lineNames(notice: Stored) {
  const bySeq = new Map(
    namedLines(SnapshotSchema.parse(notice.versions[0]?.snapshot ?? notice.snapshot)).map((line) => [
      line.seq,
      line,
    ]),
  );
  return (seq: number | null): { seq: number; number: string; title: string } | null => {
    const line = seq === null ? undefined : bySeq.get(seq);
    return line ? { seq: line.seq, number: line.number, title: line.title } : null;
  };
}

/** The lines under the title that names them: of a list of students with the student before it. */
export function namedLines({ promotes, lines }: Snapshot): NoticeLine[] {
  return promotes === undefined
    ? lines
    : lines.map((line) => ({ ...line, title: `${line.authors.join('、')} · ${line.title}` }));
}
