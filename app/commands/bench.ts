/**
 * `npm run bench`: times what must stay fast: the assignment of judges, the methods of scoring, certificates, and the heaviest lists of the largest edition in
 * the data directory (make one with `npm run sample -- list FILE.csv`). Prints the median of seven warm runs.
 */
import { selectUnderQuota } from '#app/domain/advancement.ts';
import { proposeAssignment } from '#app/domain/assignment/propose.ts';
import type { AssignmentInput } from '#app/domain/assignment/types.ts';
import { likeness, LookalikeIndex } from '#app/domain/lookalike.ts';
import type { QuotaLine } from '#app/domain/quota.ts';
import { seededRandom } from '#app/domain/random.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { listRoundEntries } from '#app/features/entries/queries.server.ts';
import { getAssignmentDesk } from '#app/features/judging/round-queries.server.ts';
import { getList } from '#app/features/results/lists.server.ts';
import { getNotice } from '#app/features/results/notices.server.ts';
import { listSchools } from '#app/features/schools/queries.server.ts';
import { db, disconnect } from '#app/platform/db/client.server.ts';
import { benchCertificates } from './bench-certificates.ts';
import { benchScoring } from './bench-scoring.ts';
import { prepare } from './prepare.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const admin = systemViewer('bench');

async function time(label: string, work: () => unknown): Promise<void> {
  await work();
  const runs: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const from = performance.now();
    await work();
    runs.push(performance.now() - from);
  }
  runs.sort((a, b) => a - b);
  say(`  ${(runs[3] ?? 0).toFixed(1).padStart(8)} ms  ${label}`);
}

/** A round of random shape: judges of one discipline each, disciplines in fields of two, one random conflict an entry. */
function round(shape: {
  entries: number;
  judges: number;
  perEntry: number;
  disciplines: number;
  most: number;
  /** Words of which each judge has three and each entry mentions two. */
  words?: number;
}) {
  const random = seededRandom(5);
  const wordsOf = (count: number) =>
    shape.words
      ? Array.from({ length: count }, () => `w${Math.floor(random() * (shape.words ?? 0))}`)
      : undefined;
  const code = (index: number) => `D${index % shape.disciplines}`;
  return {
    entries: Array.from({ length: shape.entries }, (_, e) => ({
      id: `e${e}`,
      disciplineCodes: [code(Math.floor(random() * shape.disciplines))],
      panelId: null,
      keywords: wordsOf(2),
    })),
    judges: Array.from({ length: shape.judges }, (_, j) => ({
      id: `j${j}`,
      expertise: { [code(j)]: 100 },
      keywords: wordsOf(3),
      panelIds: [],
      minLoad: 0,
      maxLoad: shape.most,
      organisation: null,
    })),
    rules: {
      judgesPerEntry: shape.perEntry,
      usesPanels: false,
      fields: Object.fromEntries(
        Array.from({ length: shape.disciplines }, (_, d) => [code(d), `f${d >> 1}`]),
      ),
      strangers: [],
      onePerOrganisation: false,
      fairness: 'worst',
      minimums: 'first',
      connectionLoss: 0,
      keywordPercent: shape.words ? 20 : 0,
    },
    barred: Array.from({ length: shape.entries }, (_, e) => ({
      entryId: `e${e}`,
      judgeId: `j${Math.floor(random() * shape.judges)}`,
    })),
    kept: [],
  } satisfies AssignmentInput;
}

say('Assignment of judges');
for (const shape of [
  { entries: 1000, judges: 150, perEntry: 3, disciplines: 5, most: 30 },
  { entries: 1000, judges: 150, perEntry: 3, disciplines: 5, most: 30, words: 60 },
  { entries: 4484, judges: 200, perEntry: 5, disciplines: 13, most: 170 },
  { entries: 10_000, judges: 2000, perEntry: 5, disciplines: 130, most: 60 },
]) {
  const input = round(shape);
  await time(
    `${shape.entries} entries, ${shape.judges} judges, ${shape.perEntry} each${shape.words ? ', keywords' : ''}`,
    () => proposeAssignment(input, 1),
  );
  const { quality, loads, shortfalls } = proposeAssignment(input, 1);
  const load = loads.map((row) => row.load);
  const missing = shortfalls.reduce((sum, row) => sum + row.missing, 0);
  say(
    `              worst ${quality.worst} of ${quality.worstBound}, total ${quality.total} of ${quality.totalBound}, ` +
      `missing ${missing}, load ${Math.min(...load)}-${Math.max(...load)}, ` +
      `components ${quality.components}, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
}

say('\nSelection among 5,000 entries');
{
  const random = seededRandom(3);
  const drawn = (count: number) => Math.floor(random() * count);
  const candidates = Array.from({ length: 5000 }, (_, index) => {
    const school = drawn(800);
    return {
      entryId: `e${index}`,
      unitId: `u${school % 90}`,
      schoolId: `s${school}`,
      schoolTier: null,
      groupCode: ['P', 'J', 'S'][drawn(3)] ?? 'P',
      categoryCode: 'A',
      disciplineCode: `D${drawn(13)}`,
      team: random() < 0.3,
      tutors: [],
    };
  });
  const ranked = candidates.map(({ entryId }, index) => ({
    entryId,
    value: 5000 - index,
    rank: index + 1,
    tied: false,
  }));
  const rule = (
    kind: 'CAP' | 'FLOOR',
    places: number,
    each: readonly ('unit' | 'school' | 'group' | 'discipline')[] = [],
    team: boolean | null = null,
  ): QuotaLine => ({
    id: `${kind} ${each.join(' ')} ${team}`,
    kind,
    places,
    percent: null,
    unitId: null,
    schoolId: null,
    schoolTier: null,
    groupCode: null,
    categoryCode: null,
    disciplineCode: null,
    team,
    each,
  });
  const nested = [
    rule('CAP', 600),
    rule('CAP', 8, ['unit']),
    rule('CAP', 2, ['school']),
    rule('CAP', 250, ['group']),
  ];
  const crossing = [
    rule('CAP', 400),
    rule('CAP', 6, ['unit']),
    rule('FLOOR', 3, ['unit']),
    rule('CAP', 45, ['discipline']),
    rule('FLOOR', 25, ['discipline']),
    rule('CAP', 100, [], true),
    rule('FLOOR', 80, [], true),
  ];
  const none = { reserves: 50, minimumValue: null };
  await time('total, unit, school and group caps', () => selectUnderQuota(ranked, nested, candidates, none));
  await time('caps and floors of unit x discipline x team', () =>
    selectUnderQuota(ranked, crossing, candidates, none),
  );
}
say('\nScoring of 5,000 entries by 5 of 500 judges each, 6 criteria');
await benchScoring(time);

say('\nLook-alikes among 100,000 projects');
{
  const random = seededRandom(7);
  const letters = Array.from({ length: 2500 }, (_, index) => String.fromCodePoint(0x4e00 + index));
  // Frequent characters are frequent: the square makes the first hundreds stand in every text, as in real ones.
  const words = (length: number) =>
    Array.from({ length }, () => letters[Math.floor(random() ** 2 * letters.length)] ?? '').join('');
  const projects = Array.from({ length: 100_000 }, (_, number) => ({
    title: `${words(12)}${number % 3 === 0 ? '装置' : ''}的研究`,
    abstract: words(300),
  }));
  const index = new LookalikeIndex();
  const from = performance.now();
  for (const [number, project] of projects.entries()) index.add(String(number), project);
  say(`  ${(performance.now() - from).toFixed(0).padStart(8)} ms  index built, once per process`);
  const copy = {
    title: `${words(12)}装置的研究`,
    abstract: `${projects[777]?.abstract.slice(0, 240) ?? ''}${words(60)}`,
  };
  if (index.candidates(copy, 30)[0] !== '777') throw new Error('the copied abstract was not found');
  await time('thirty candidates for a project', () => index.candidates(copy, 30));
  await time('thirty comparisons in full', () =>
    projects.slice(0, 30).map((project) => likeness(copy, project)),
  );
}

say('\nCertificates, drawn in a thread');
await benchCertificates(say);
await prepare();
const largest = await db.entry.groupBy({
  by: ['roundId'],
  _count: { _all: true },
  orderBy: { _count: { roundId: 'desc' } },
  take: 1,
});
const [found] = largest;
if (found) {
  const { roundId } = found;
  say(`\nLists of a round with ${found._count._all} entries`);
  const filter = {
    search: '',
    status: '',
    groupId: '',
    disciplineId: '',
    unitId: '',
    check: '',
    turn: '',
    page: 40,
  };
  await time('entries, a middle page', () => listRoundEntries(admin, roundId, filter));
  await time('entries, a search', () =>
    listRoundEntries(admin, roundId, { ...filter, search: '研究', page: 1 }),
  );
  await time('assignment and progress', () => getAssignmentDesk(admin, roundId));
  await time('schools', () => listSchools(admin, { search: '', unitId: '', page: 1 }));
  const list = await db.entryList.findFirst({ where: { roundId }, select: { id: true } });
  if (list)
    await time('a list, first page', () =>
      getList(admin, list.id, { decision: 'SELECTED', search: '', page: 1 }, new Date()),
    );
  const notice = await db.notice.findFirst({ where: { roundId }, select: { id: true } });
  if (notice)
    await time('its public notice', () =>
      getNotice(notice.id, { search: '', unit: '', page: 1 }, new Date()),
    );
} else say('\nNo entries in the data directory: only what needs no data was timed.');
await disconnect();
