import { labelsOf } from '#app/domain/bundle/labels.ts';
import type { Labels } from '#app/domain/bundle/labels.ts';
import type { AwardListInputs, EntryListInputs } from '#app/domain/bundle/list-inputs.ts';
import { tutorsApart } from '#app/domain/quota.ts';
import type { PromotedAuthors } from '#app/domain/promoted-students.ts';
import type { QuotaLine } from '#app/domain/quota.ts';
import type { QuotaCandidate, Where } from '#app/domain/quota-bucket.ts';

/** The ids, or a tutor's name, behind what a rule was said to be for. */
export type Unlabel = (where: Where) => Where;

/**
 * A quota and its candidates under labels: entries e…, units u…, schools s…, tutors t…, lines of the quota q… Tutors are
 * told apart before, so that no name is needed to do it again.
 */
export function labelEntryList(
  entries: Labels,
  quota: { lines: readonly QuotaLine[]; reserves: number; minimumValue: number | null },
  candidates: readonly QuotaCandidate[],
  students?: { promotes: PromotedAuthors; once: ReadonlyMap<string, string> },
): { inputs: EntryListInputs; unlabel: Unlabel } {
  const { apart, nameOf } = tutorsApart(candidates);
  const units = labelsOf('u', [
    ...candidates.map(({ unitId }) => unitId),
    ...quota.lines.flatMap(({ unitId }) => unitId ?? []),
  ]);
  const schools = labelsOf('s', [
    ...candidates.map(({ schoolId }) => schoolId),
    ...quota.lines.flatMap(({ schoolId }) => schoolId ?? []),
  ]);
  const tutors = labelsOf(
    't',
    apart.flatMap((candidate) => candidate.tutors),
  );
  const inputs: EntryListInputs = {
    kind: 'ENTRY',
    reserves: quota.reserves,
    minimumValue: quota.minimumValue,
    lines: quota.lines.map((line, index) => ({
      id: `q${index + 1}`,
      kind: line.kind,
      places: line.places,
      percent: line.percent,
      unitId: line.unitId === null ? null : units.of(line.unitId),
      schoolId: line.schoolId === null ? null : schools.of(line.schoolId),
      schoolTier: line.schoolTier,
      groupCode: line.groupCode,
      categoryCode: line.categoryCode,
      disciplineCode: line.disciplineCode,
      team: line.team,
      each: [...line.each],
      ...(line.rounding ? { rounding: line.rounding } : {}),
    })),
    candidates: apart
      .map((candidate) => {
        const own = candidate.tutors.map(tutors.of);
        return {
          entryId: entries.of(candidate.entryId),
          unitId: units.of(candidate.unitId),
          schoolId: schools.of(candidate.schoolId),
          schoolTier: candidate.schoolTier,
          groupCode: candidate.groupCode,
          categoryCode: candidate.categoryCode,
          disciplineCode: candidate.disciplineCode,
          team: candidate.team,
          tutors: own,
          // One label is one person, at whatever school.
          tutorPersons: Object.fromEntries(own.map((label) => [label, label])),
        };
      })
      .sort((a, b) => (a.entryId < b.entryId ? -1 : 1)),
    ...(students ? { promotes: students.promotes, once: labelOnce(entries, students.once) } : {}),
  };
  const unlabel: Unlabel = ({ unit, school, tutor, ...where }) => ({
    ...where,
    ...(unit === undefined ? {} : { unit: units.idOf(unit) }),
    ...(school === undefined ? {} : { school: schools.idOf(school) }),
    ...(tutor === undefined ? {} : { tutor: nameOf(tutors.idOf(tutor)) }),
  });
  return { inputs, unlabel };
}

/** Which projects have the same students, under labels: a student's id says nothing then. */
function labelOnce(entries: Labels, once: ReadonlyMap<string, string>) {
  const keys = labelsOf('p', once.values());
  return [...once]
    .map(([entryId, key]) => [entries.of(entryId), keys.of(key)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Prize rules, and what they look at in each entry, under labels. */
export function labelAwardList(
  entries: Labels,
  { rules, perCategory, capPercent }: Pick<AwardListInputs, 'rules' | 'perCategory' | 'capPercent'>,
  facts: AwardListInputs['entries'],
): AwardListInputs {
  return {
    kind: 'AWARD',
    perCategory,
    capPercent,
    rules: rules.map(({ code, mode, value, among, categoryCode }) => ({
      code,
      mode,
      value,
      categoryCode,
      ...(among ? { among } : {}),
    })),
    entries: facts
      .map((one) => ({ ...one, entryId: entries.of(one.entryId) }))
      .sort((a, b) => (a.entryId < b.entryId ? -1 : 1)),
  };
}
