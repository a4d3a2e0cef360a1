/** Pieces of files that are worked on between two looks at everything else. */
const PER_TURN = 1;

const waiting: (() => void)[] = [];
let running = false;

/**
 * Waits for its turn to work on a piece of a file. However many files come in at once, only a few pieces are taken
 * before pages, saves and sign-ins are served again; who waits is served in order, so a slow line holds up nobody.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (running) return;
    running = true;
    setImmediate(serve);
  });
}

function serve(): void {
  for (const go of waiting.splice(0, PER_TURN)) go();
  if (waiting.length > 0) setImmediate(serve);
  else running = false;
}

/** Pieces that are written, or files that are brought safely to the disk, at one time. */
const DISK_MAX = 4;

const queue: (() => void)[] = [];
let atDisk = 0;

/**
 * Works on the disk when fewer than four others do. Node has a few threads for everything that waits: two hundred
 * films that are brought to the disk would leave none to compress a page.
 */
export async function diskTurn<T>(work: () => Promise<T>): Promise<T> {
  if (atDisk >= DISK_MAX) await new Promise<void>((resolve) => queue.push(resolve));
  else atDisk += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else atDisk -= 1;
  }
}
