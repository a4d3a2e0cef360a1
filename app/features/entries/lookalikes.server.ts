import { likeness, LookalikeIndex } from '#app/domain/lookalike.ts';
import type { Likeness } from '#app/domain/lookalike.ts';
import { breathe } from '#app/platform/breathe.server.ts';
import { db } from '#app/platform/db/client.server.ts';

const BATCH = 500;
const CANDIDATES = 30;
/** Below this a likeness is chance: many titles share "的研究" and little else. */
const WORTH_SHOWING = 0.35;
const SHOWN = 8;

/** The index of this process: filled when it is first asked, then kept up to date by what has changed since. */
const index = new LookalikeIndex();
let upTo = { at: new Date(0), id: '' };
let loading: Promise<void> = Promise.resolve();

async function load(): Promise<void> {
  for (;;) {
    const rows = await db.project.findMany({
      where: {
        title: { not: '' },
        OR: [{ updatedAt: { gt: upTo.at } }, { updatedAt: upTo.at, id: { gt: upTo.id } }],
      },
      orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      select: { id: true, title: true, abstract: true, updatedAt: true },
    });
    for (const { id, title, abstract } of rows) index.add(id, { title, abstract });
    const last = rows.at(-1);
    if (last) upTo = { at: last.updatedAt, id: last.id };
    if (rows.length < BATCH) return;
    await breathe();
  }
}

/** One load at a time; the next one begins where the last has ended, also when that one failed. */
function refresh(): Promise<void> {
  loading = loading.then(load, load);
  return loading;
}

export type Lookalike = Likeness & {
  projectId: string;
  title: string;
  /** Rounds in which it stood, oldest first. */
  rounds: { name: string; nameEn: string | null; year: number }[];
  sameAuthor: boolean;
};

/**
 * Earlier and other projects that look like this one, over all editions and levels, and all earlier entries of its
 * authors. Only what was submitted somewhere; nor the project that this one is a copy of, nor the copies of either with
 * which other authors go on. The caller has checked that the viewer checks this entry.
 */
export async function listLookalikes(projectId: string): Promise<Lookalike[]> {
  await refresh();
  const own = await db.project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      title: true,
      abstract: true,
      authors: { where: { status: 'ACCEPTED' }, select: { studentId: true } },
    },
  });
  const students = own.authors.map((author) => author.studentId);
  const candidates = index.candidates(own, CANDIDATES, projectId);
  const found = await db.project.findMany({
    where: {
      id: { not: projectId },
      entries: { some: { status: { not: 'DRAFT' } } },
      OR: [
        { id: { in: candidates } },
        { authors: { some: { studentId: { in: students }, status: 'ACCEPTED' } } },
      ],
    },
    select: {
      id: true,
      title: true,
      abstract: true,
      edition: { select: { year: true } },
      authors: { where: { status: 'ACCEPTED' }, select: { studentId: true } },
      entries: {
        orderBy: { createdAt: 'asc' },
        select: {
          status: true,
          round: { select: { name: true, nameEn: true } },
          nextEntries: { select: { projectId: true } },
          fromEntry: {
            select: { projectId: true, nextEntries: { select: { projectId: true } } },
          },
        },
      },
    },
  });
  // Looked at in what was found: to look for it in all entries of a nation takes seconds.
  const isCopy = ({ entries }: (typeof found)[number]) =>
    entries.some(({ fromEntry, nextEntries }) =>
      [fromEntry, ...nextEntries, ...(fromEntry?.nextEntries ?? [])].some(
        (other) => other?.projectId === projectId,
      ),
    );
  return found
    .filter((project) => !isCopy(project))
    .map((project) => ({
      projectId: project.id,
      title: project.title,
      rounds: project.entries
        .filter(({ status }) => status !== 'DRAFT')
        .map(({ round }) => ({ ...round, year: project.edition.year })),
      sameAuthor: project.authors.some((author) => students.includes(author.studentId)),
      ...likeness(own, project),
    }))
    .filter((one) => one.sameAuthor || one.similarity >= WORTH_SHOWING)
    .sort((a, b) => b.similarity - a.similarity || (a.projectId < b.projectId ? -1 : 1))
    .slice(0, SHOWN);
}
