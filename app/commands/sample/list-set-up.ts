import { z } from 'zod';

import { WINDOW_KINDS } from '#app/domain/calendar.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { createEdition } from '#app/features/editions/create-edition.server.ts';
import { createRounds } from '#app/features/editions/create-rounds.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { RoundRulesSchema } from '#app/features/rounds/schemas.ts';
import { setWindows } from '#app/features/rounds/set-windows.server.ts';
import { updateRound } from '#app/features/rounds/update-round.server.ts';
import { importSchools } from '#app/features/schools/import-schools.server.ts';
import { createUnit } from '#app/features/units/create-unit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { must } from './drive.ts';
import { cap, prize } from './settings.ts';

/** One line of a published award list. */
export const RowSchema = z.object({
  奖项: z.string(),
  项目名称: z.string(),
  作者人数: z.coerce.number().int().min(1).max(3),
  申报单位: z.string().min(1),
  所属区: z.string().min(1),
});
export type Row = z.infer<typeof RowSchema>;

export const NATIONAL_PLACES = 40;
const DAY = 86_400_000;
const admin: Viewer = systemViewer('sample');

/** Units, schools, edition and rounds of a published list: its districts, their city, and the nation above. */
export async function setUp(
  rows: readonly Row[],
  districts: string[],
  name: string,
  label: string,
  now: Date,
) {
  const context = { now };
  const unit = (unitName: string, kind: 'NATION' | 'PROVINCE', parentId: string) =>
    createUnit(admin, { name: unitName, kind, parentId, code: null, shortName: '' }, context);
  const topUnit = must(await unit(`全国（${label}）`, 'NATION', '')).unitId;
  const city = must(await unit(`全市（${label}）`, 'PROVINCE', topUnit)).unitId;
  const schools = new Map(rows.map((row) => [`${row.所属区} ${row.申报单位}`, row]));
  const table = [['学校', '所属区'], ...[...schools.values()].map((row) => [row.申报单位, row.所属区])];
  must(await importSchools(admin, { unitId: city, table }, context));
  const below = await db.unit.findMany({
    where: { parentId: city, name: { in: districts } },
    select: { id: true },
  });
  const note =
    '示例届次：作品名称、学校、区和奖次来自公开发布的获奖名单；作者姓名、年级、学科、评委和全部评分均为虚构。';
  const edition = { name, year: now.getUTCFullYear(), sampleNote: note };
  const { editionId } = must(await createEdition(admin, edition, context));
  const unitIds = [...below.map((one) => one.id), city, topUnit];
  const { roundIds } = must(
    await createRounds(
      admin,
      {
        editionId,
        unitIds,
        preset: 'innovation',
        firstDay: now.toISOString().slice(0, 10),
        timeZone: 'Asia/Shanghai',
      },
      context,
    ),
  );
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.奖项, (counts.get(row.奖项) ?? 0) + 1);
  const prizes = [...counts].sort(([a], [b]) => order(a) - order(b));
  for (const unitId of unitIds) {
    const roundId = roundIds[unitId] ?? '';
    must(await saveRows(admin, { roundId, list: 'slots', rows: [] }, context));
    const quota =
      unitId === city ? [cap(NATIONAL_PLACES), cap(4, ['unit']), cap(16, ['group'])] : [cap(rows.length)];
    must(await saveRows(admin, { roundId, list: 'advance-quota', rows: quota, reserves: 5 }, context));
    await openWindows(roundId, now);
    await setJudging(roundId, unitId === city || unitId === topUnit ? 3 : 2, now);
  }
  const rules = prizes.map(([prizeName, count], index) =>
    prize(String(index + 1), prizeName, prizeName, 'COUNT', count),
  );
  const roundId = roundIds[city] ?? '';
  must(await saveRows(admin, { roundId, list: 'prizes', rows: rules }, context));
  return { editionId, city, top: topUnit, rounds: roundIds };
}

const order = (prizeName: string) => ['一', '二', '三'].findIndex((mark) => prizeName.startsWith(mark));

/** Fewer judges for an entry in the districts, and loads that a played round can carry. */
async function setJudging(roundId: string, judgesPerEntry: number, now: Date): Promise<void> {
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    include: { promotesTo: { select: { toRoundId: true } } },
  });
  const toRoundId = round.promotesTo[0]?.toRoundId ?? '';
  const rules = RoundRulesSchema.parse({
    ...round,
    roundId,
    toRoundId,
    judgesPerEntry,
    judgeMaxLoad: 120,
    requiresOwnWork: false,
    nameEn: round.nameEn ?? undefined,
    number: round.number ?? undefined,
  });
  must(await updateRound(admin, rules, { now }));
}

/** Every window over the whole played season: what is played is the work, not the waiting. */
async function openWindows(roundId: string, now: Date): Promise<void> {
  const local = (day: number) => `${new Date(now.getTime() + day * DAY).toISOString().slice(0, 10)}T00:00`;
  const windows = WINDOW_KINDS.map((kind) => ({ kind, opensAt: local(-1), closesAt: local(190) }));
  must(await setWindows(admin, { roundId, windows }, { now }));
}
