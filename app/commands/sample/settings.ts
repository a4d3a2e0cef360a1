import type { RowsOf } from '#app/features/rounds/schemas.ts';

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
