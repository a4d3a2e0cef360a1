/** A page of a form as its fields stand: name to text. */
export type Draft = Readonly<Record<string, string>>;

export type MergedDraft = {
  /** Every field, with what may stand: in a conflict, theirs. */
  merged: Record<string, string>;
  /** Fields that both sides have changed, differently: a person decides. */
  conflicts: string[];
};

/**
 * Three-way merge of two versions of a form that both began at `base`. A field that only one side has changed is taken
 * from that side; a field changed alike is no conflict. A field that `base` or `theirs` lacks counts as empty there;
 * fields that `mine` lacks were not on the page and stay as they are.
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): MergedDraft {
  const merged: Record<string, string> = { ...theirs };
  const conflicts: string[] = [];
  for (const [field, own] of Object.entries(mine)) {
    const before = base[field] ?? '';
    const other = theirs[field] ?? '';
    if (own === before || own === other) continue;
    if (other === before) merged[field] = own;
    else conflicts.push(field);
  }
  return { merged, conflicts };
}

/** Whether two versions say the same in every field of the first. */
export function sameDraft(one: Draft, other: Draft): boolean {
  return Object.entries(one).every(([field, text]) => (other[field] ?? '') === text);
}
