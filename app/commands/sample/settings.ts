import { toLocal, WINDOW_KINDS } from '#app/domain/calendar.ts';
import { systemViewer } from '#app/domain/viewer.ts';
import { RoundRulesSchema } from '#app/features/rounds/schemas.ts';
import type { RowsOf } from '#app/features/rounds/schemas.ts';
import { setWindows } from '#app/features/rounds/set-windows.server.ts';
import { updateRound } from '#app/features/rounds/update-round.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import { must } from './drive.ts';

type QuotaRow = RowsOf<'advance-quota'>[number];

/** A cap on everything together, or for each unit, school or group separately. */
export function cap(places: number, each: QuotaRow['each'] = []): QuotaRow {
  return {
    kind: 'CAP',
    places,
    percent: null,
    each,
    rounding: 'HAMILTON',
    unitId: null,
    schoolTier: null,
    groupCode: null,
    categoryCode: null,
    disciplineCode: null,
  };
}

/** A prize of so many, or of so many percent of the entries. */
export function prize(
  code: string,
  name: string,
  nameEn: string,
  mode: RowsOf<'prizes'>[number]['mode'],
  value: number,
): RowsOf<'prizes'>[number] {
  return { code, name, nameEn, mode, value, among: null };
}

/** First, second and third prizes for about two thirds of the entries. */
export function samplePrizes() {
  return [
    prize('1', '一等奖', 'First prize', 'PERCENT_OF_ENTRIES', 10),
    prize('2', '二等奖', 'Second prize', 'PERCENT_OF_ENTRIES', 20),
    prize('3', '三等奖', 'Third prize', 'PERCENT_OF_ENTRIES', 35),
  ];
}

/** Quotas of a small round: eight from each school; ten go on, at most four of each group, or twenty above. */
export function sampleQuotas(above: boolean) {
  return [
    { list: 'hand-in-quota' as const, rows: [cap(8, ['school'])] },
    {
      list: 'advance-quota' as const,
      rows: above ? [cap(20), cap(10, ['unit'])] : [cap(10), cap(4, ['group'])],
      reserves: 2,
    },
  ];
}

/** From and to, in days from today. */
export type Days = readonly [from: number, to: number];

/** Sets a round's windows, the last ones where there are fewer than kinds; each from noon to noon. */
export async function planWindows(
  roundId: string,
  days: readonly Days[],
  at: (days: number) => Date,
  context: Context,
): Promise<void> {
  const kinds = WINDOW_KINDS.slice(WINDOW_KINDS.length - days.length);
  const local = (day: number) => `${toLocal(at(day), 'Asia/Shanghai').slice(0, 10)}T12:00`;
  const windows = kinds.map((kind, index) => ({
    kind,
    opensAt: local(days[index]?.[0] ?? 0),
    closesAt: local(days[index]?.[1] ?? 0),
  }));
  must(await setWindows(systemViewer('sample'), { roundId, windows }, context));
}

/** Changes some of a round's rules and leaves the others as they are. */
export async function changeRules(
  roundId: string,
  change: Partial<Parameters<typeof updateRound>[1]>,
  context: Context,
): Promise<void> {
  const { stageWeights, promotesTo, ...round } = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    include: { promotesTo: { select: { toRoundId: true } } },
  });
  const known = Object.entries(round).filter(([, value]) => value !== null);
  const weights = stageWeights as { PRELIMINARY: number; DEFENCE: number } | null;
  const rules = RoundRulesSchema.parse({
    ...Object.fromEntries(known),
    ...(weights ? { preliminaryWeight: weights.PRELIMINARY, defenceWeight: weights.DEFENCE } : {}),
    ...change,
    roundId,
    toRoundId: promotesTo[0]?.toRoundId ?? '',
  });
  must(await updateRound(systemViewer('sample'), rules, context));
}
