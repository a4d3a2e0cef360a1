/** Letters, digits, dots and hyphens of the ASCII alphabet: what every system takes in a path. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9.-]+/g, '_')
    .replaceAll(/^[._]+/g, '')
    .slice(0, 60);

/** A folder for each entry by its number, each its own also where numbers differ only in what paths do not tell apart. */
export function materialFolders(numbers: readonly string[]): string[] {
  const taken = new Set<string>();
  return numbers.map((number) => {
    const base = plain(number) || 'entry';
    let folder = base;
    for (let count = 2; taken.has(folder.toLowerCase()); count += 1) folder = `${base}_${count}`;
    taken.add(folder.toLowerCase());
    return folder;
  });
}

/** Where a file lies in a hand-over package. What it was called stands beside it in the list of materials. */
export function materialPath(folder: string, slotCode: string, index: number, fileName: string): string {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toLowerCase();
  const place = String(index).padStart(2, '0');
  return `materials/${folder}/${place}-${plain(slotCode) || 'file'}${ending ? `.${ending}` : ''}`;
}
