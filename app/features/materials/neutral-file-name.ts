/** A file's name without anything its owner has written in it: the slot's code, a running number from 1, the ending. */
export function neutralFileName(slotCode: string, index: number, fileName: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0].toLowerCase() ?? '';
  return `${slotCode}-${index + 1}${ending}`;
}
