import { hashReceiptCode } from './codes.server.ts';
import { lineNames, namedLines, NOTICE_LINES } from './lines.server.ts';
import { objectionStage, takesObjections } from '#app/domain/objections.ts';
import { newestSnapshot } from '#app/features/results/notice-snapshot.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const ROUND = {
  name: true,
  nameEn: true,
  timeZone: true,
  objectionDays: true,
  objectionKeepDays: true,
  unit: { select: { name: true } },
  edition: { select: { isSample: true, sampleNote: true } },
} as const;

/** How many lines a search for one's own shows. */
const SHOWN = 30;

/**
 * What somebody needs who wants to object to a notice: whether it still takes objections, the lines that a search finds,
 * and the line that was chosen. Null when there is no such notice.
 */
export async function filingPage(noticeId: string, filter: { search: string; line: string }, now: Date) {
  const notice = await db.notice.findUnique({
    where: { id: noticeId },
    select: {
      id: true,
      title: true,
      publishedAt: true,
      closesAt: true,
      withdrawnAt: true,
      round: { select: ROUND },
    },
  });
  const read = notice ? await newestSnapshot(db, noticeId) : null;
  if (!notice || !read) return null;
  const wanted = filter.search.toLowerCase();
  const lines = namedLines(read.snapshot);
  const matching = lines.filter((line) =>
    [line.title, line.school, line.number, ...line.authors].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  const chosen = lines.find((line) => String(line.seq) === filter.line);
  const open = takesObjections(notice, now);
  return {
    ...notice,
    open,
    general: filter.line === 'all',
    chosen: chosen ?? null,
    total: lines.length,
    matching: matching.length,
    lines: open && !chosen && filter.line !== 'all' ? matching.slice(0, SHOWN) : [],
  };
}

/** What came of the objections to a notice: which line, how it ended, the sentence for everybody. Nobody's name. */
export async function listOutcomes(noticeId: string) {
  const [notice, objections] = await Promise.all([
    db.notice.findUnique({ where: { id: noticeId }, select: NOTICE_LINES }),
    db.objection.findMany({
      where: { noticeId, answeredAt: { not: null } },
      orderBy: { answeredAt: 'asc' },
      select: { id: true, line: true, status: true, remedy: true, publicText: true, answeredAt: true },
    }),
  ]);
  if (!notice) return [];
  const nameOf = lineNames(notice);
  return objections.map(({ line, ...objection }) => ({ ...objection, line: nameOf(line) }));
}

/** The receipt behind a code, for whoever holds it; null for a code that nobody has. */
export async function getReceipt(code: string) {
  const objection = await db.objection.findUnique({
    where: { codeHash: hashReceiptCode(code) },
    select: {
      line: true,
      text: true,
      name: true,
      status: true,
      createdAt: true,
      assignedAt: true,
      answerBy: true,
      answer: true,
      publicText: true,
      remedy: true,
      answeredAt: true,
      erasedAt: true,
      files: { orderBy: { id: 'asc' }, select: { id: true, fileName: true, bytes: true, infectedAt: true } },
      notice: { select: { id: true, title: true, ...NOTICE_LINES, round: { select: ROUND } } },
    },
  });
  if (!objection) return null;
  const { notice, line, ...rest } = objection;
  return {
    ...rest,
    stage: objectionStage(objection),
    line: lineNames(notice)(line),
    notice: { id: notice.id, title: notice.title },
    round: notice.round,
  };
}
