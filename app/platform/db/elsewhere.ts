/** What other processes are at, as it was when it was asked. */
export type Elsewhere = {
  /** Whether another process, or this one, is at the work of that id. */
  has: (id: string) => boolean;
  /** What it last said of its progress; null when nothing was heard. */
  progress: (id: string) => unknown;
};
