import type { RoundSheets } from './round-sheets.server.ts';
import type { CalibrationInput } from '#app/domain/calibration/types.ts';

/** The submitted sheets of a round, each with the criteria it was given by; `withoutId` leaves one judge out. */
export function calibrationInput(
  { entries, criteria, sheets }: RoundSheets,
  withoutId = '',
): CalibrationInput {
  const criteriaOf = new Map(entries.map(({ id, rubricId }) => [id, criteria.get(rubricId ?? '') ?? []]));
  return {
    criteria: [],
    sheets: [...sheets.values()]
      .flat()
      .filter(({ status, judgeId }) => status === 'submitted' && judgeId !== withoutId)
      .map((sheet) => ({ ...sheet, criteria: sheet.criteria ?? criteriaOf.get(sheet.entryId) ?? [] }))
      // Without a rubric for its category an entry has no score.
      .filter((sheet) => sheet.criteria.length > 0),
  };
}
