/** When and why a published line was changed. */
export type LineChange = { at: string; reason: string };

export type SectionLine = {
  /** Of a school, a unit or a tutor; empty for a project. */
  name: string;
  number: string;
  title: string;
  authors: string[];
  school: string;
  unit: string;
  revoked?: LineChange;
  added?: LineChange;
};
export type Section<L extends SectionLine = SectionLine> = { id: string; lines: L[] };

/** What tells a published line from another: a project's number, or who it names and where. */
const lineKey = ({ number, title, name, school, unit }: SectionLine) =>
  JSON.stringify(number ? [number] : [title, name, school, unit]);

/**
 * The published sections after a change. What is published for the first time stands as it is. Of what stood there before,
 * nothing disappears: who has lost a place is struck out, who has come in since is marked. A section that is not decided
 * again stays as it was.
 */
export function mergeSections<S extends Section>(
  before: readonly S[],
  now: readonly S[],
  change: LineChange,
): S[] {
  const decided = now.map((section): S => {
    const stood = before.find(({ id }) => id === section.id);
    if (!stood) return section;
    const keys = new Set(section.lines.map(lineKey));
    const known = new Map(stood.lines.map((line) => [lineKey(line), line]));
    const lines = section.lines.map((line): SectionLine => {
      const old = known.get(lineKey(line));
      return old && !old.revoked ? old : { ...line, added: change };
    });
    const gone = stood.lines
      .filter((line) => !keys.has(lineKey(line)))
      .map((line): SectionLine => (line.revoked ? line : { ...line, revoked: change }));
    return { ...section, lines: [...lines, ...gone] };
  });
  return [...decided, ...before.filter(({ id }) => !now.some((section) => section.id === id))];
}
