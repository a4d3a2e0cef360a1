/** A table as read from a spreadsheet: rows of trimmed cells. */
export type Table = readonly (readonly string[])[];

/** For every column that is looked for, the headings that mean it. Compared without spaces and case. */
export type ColumnAliases<K extends string> = Record<K, readonly string[]>;

export type FoundColumns<K extends string> = {
  /** Index of the row that holds the headings. */
  headRow: number;
  columns: Partial<Record<K, number>>;
};

const plain = (heading: string) => heading.replaceAll(/[（(].*$|[\s*＊:：]/gu, '').toLowerCase();

/**
 * Finds the row of headings among the first ten (real tables begin with titles and notes): the one where every required
 * column is named. Null when there is none.
 */
export function findColumns<K extends string>(
  table: Table,
  aliases: ColumnAliases<K>,
  required: readonly NoInfer<K>[],
): FoundColumns<K> | null {
  const names = Object.keys(aliases) as K[];
  for (const [headRow, row] of table.slice(0, 10).entries()) {
    const columns: Partial<Record<K, number>> = {};
    for (const name of names) {
      const wanted = aliases[name].map(plain);
      const index = row.findIndex((cell) => cell !== '' && wanted.includes(plain(cell)));
      if (index >= 0) columns[name] = index;
    }
    if (required.every((name) => columns[name] !== undefined)) return { headRow, columns };
  }
  return null;
}

/** The cell of a found column; '' where the table has none. */
export function cellOf(row: readonly string[], index: number | undefined): string {
  return index === undefined ? '' : (row[index] ?? '').trim();
}
