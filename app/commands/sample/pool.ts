import { systemViewer } from '#app/domain/viewer.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { SOMEBODY_NEW } from '#app/features/judges/known-judges.server.ts';
import { addJudges } from '#app/features/judging/add-judges.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { must } from './drive.ts';
import { inventedName } from './invented.ts';
import type { Random } from './invented.ts';

const admin = systemViewer('sample');

/** Passes every check of the entries that wait for one. */
export async function checkAll(roundId: string, now: Date): Promise<void> {
  const waiting = await db.entry.findMany({ where: { roundId, status: 'HANDED_IN' }, select: { id: true } });
  must(await passEntries(admin, { roundId, entryIds: waiting.map((entry) => entry.id) }, { now }));
}

/** Takes so many new people into a round's pool: some of one field, some of another, some of any. */
export async function takeJudges(roundId: string, count: number, random: Random, now: Date): Promise<void> {
  const judges = Array.from({ length: count }, (_, number) => ({
    name: inventedName(random),
    organisation: '示例学院',
    disciplineCodes: number < 3 ? ['EN', 'CS', 'PH'] : number < 5 ? ['CH', 'EV', 'BC'] : [],
  }));
  must(await addJudges(admin, { roundId, judges, choices: judges.map(() => SOMEBODY_NEW) }, { now }));
}
