import type { Contents, PackedEntry } from './package-schema.ts';
import { isTooLong } from '#app/domain/outside/entry-table.ts';
import type { IncomingEntry } from '#app/domain/outside/incoming.ts';

const NONE = { code: '', name: '' };

/** The entries of a package as the import looks at them. */
export function incomingOf({ entries }: Pick<Contents, 'entries'>): IncomingEntry[] {
  return entries.map((packed, index) => {
    const entry = readEntry(packed, index + 1);
    if (entry.title === '') entry.problems.push('title-missing');
    if (entry.school.name === '') entry.problems.push('school-missing');
    if (isTooLong(entry)) entry.problems.push('text-too-long');
    return entry;
  });
}

function readEntry(packed: PackedEntry, line: number): IncomingEntry {
  return {
    line,
    sourceId: packed.id,
    number: packed.number,
    title: packed.title.trim(),
    abstract: packed.abstract,
    unit: packed.unit,
    school: packed.school,
    category: packed.category ?? NONE,
    group: packed.group ?? NONE,
    discipline: packed.discipline ?? NONE,
    team: null,
    authors: packed.authors.map(({ name, grade, ownWork }) => ({ name: name.trim(), grade, ownWork })),
    tutors: packed.tutors,
    answers: Object.fromEntries(packed.answers.map(({ code, answer }) => [code, answer])),
    remark: '',
    submittedAt: packed.submittedAt ? new Date(packed.submittedAt) : null,
    problems: [],
  };
}
