import { sourceKey } from '#app/domain/outside/incoming.ts';
import type { Choices, IncomingEntry, IncomingProblem } from '#app/domain/outside/incoming.ts';

type Named = { id: string; name: string };
type Row = {
  line: number;
  title: string;
  authors: string;
  school: string;
  unit: string;
};

/** Names of the source that nobody knows here, each with what it may mean. */
export type Question = { list: keyof Choices; names: string[]; options: Named[] };

/** An import as its page shows it before it is done. */
export type ShownPlan = {
  added: (Row & {
    category: string;
    group: string;
    discipline: string;
    newSchool: boolean;
    newStudents: number;
  })[];
  known: Row[];
  rejected: (Row & { problems: IncomingProblem[]; quota: { line: string; limit: number } | null })[];
  questions: Question[];
  /** What would be made besides entries. */
  newUnits: string[];
  newSchools: string[];
  newStudents: number;
  /** The time for entering is over: it needs a reason. */
  late: boolean;
};

type Plan = {
  added: readonly {
    entry: IncomingEntry;
    settled: Record<'category' | 'group' | 'discipline', { id: string } | null>;
    unit: { id: string | null; name: string };
    school: { key: string; id: string | null; name: string };
    students: readonly { key: string; id: string | null }[];
  }[];
  known: readonly IncomingEntry[];
  rejected: readonly {
    entry: IncomingEntry;
    problems: IncomingProblem[];
    quota: { line: string; limit: number } | null;
  }[];
  offered: Named[];
};
type Divisions = Record<'categories' | 'groups' | 'disciplines', readonly Named[]>;

const rowOf = ({ line, title, authors, tutors, school, unit }: IncomingEntry): Row => ({
  line,
  title,
  authors: (authors.length > 0 ? authors : tutors).map(({ name }) => name).join('、'),
  school: school.name,
  unit: unit.name,
});

/** A plan as its page shows it. */
export function shownPlan(round: Divisions, plan: Plan, late: boolean): ShownPlan {
  const names = new Map(
    [...round.categories, ...round.groups, ...round.disciplines].map(({ id, name }) => [id, name]),
  );
  const nameOf = (one: { id: string } | null) => (one ? (names.get(one.id) ?? '') : '');
  const fresh = plan.added.map(({ school }) => school).filter(({ id }) => id === null);
  return {
    added: plan.added.map(({ entry, settled, unit, school, students }) => ({
      ...rowOf(entry),
      unit: unit.name,
      school: school.name,
      category: nameOf(settled.category),
      group: nameOf(settled.group),
      discipline: nameOf(settled.discipline),
      newSchool: school.id === null,
      newStudents: students.filter(({ id }) => id === null).length,
    })),
    known: plan.known.map(rowOf),
    rejected: plan.rejected.map(({ entry, problems, quota }) => ({ ...rowOf(entry), problems, quota })),
    questions: questionsOf(round, plan),
    newUnits: [...new Set(plan.added.flatMap(({ unit }) => (unit.id === null ? unit.name : [])))],
    newSchools: [...new Map(fresh.map(({ key, name }) => [key, name])).values()],
    newStudents: new Set(
      plan.added.flatMap(({ students }) => students.flatMap(({ id, key }) => (id === null ? key : []))),
    ).size,
    late,
  };
}

function questionsOf(round: Divisions, { rejected, offered }: Plan): Question[] {
  const ask = (
    list: keyof Choices,
    problem: IncomingProblem,
    nameOf: (entry: IncomingEntry) => string,
    options: readonly Named[],
  ): Question => ({
    list,
    options: options.map(({ id, name }) => ({ id, name })),
    names: [
      ...new Set(
        rejected.flatMap(({ entry, problems }) => (problems.includes(problem) ? nameOf(entry) : [])),
      ),
    ],
  });
  return [
    ask('units', 'unit-unknown', ({ unit }) => unit.name, offered),
    ask('categories', 'category-unknown', ({ category }) => sourceKey(category), round.categories),
    ask('groups', 'group-unknown', ({ group }) => sourceKey(group), round.groups),
    ask('disciplines', 'discipline-unknown', ({ discipline }) => sourceKey(discipline), round.disciplines),
  ].filter(({ names }) => names.length > 0);
}
