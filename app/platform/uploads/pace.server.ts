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

/** Runs work when fewer than `most` others that came through the same gate are running; the rest waits in order. */
export function gate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => queue.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}

/**
 * Pieces that are written, or files that are brought safely to the disk: four at one time. Node has a few threads for
 * everything that waits: two hundred films that are brought to the disk would leave none to compress a page.
 */
export const diskTurn = gate(4);

/**
 * Leave to upload, and the word that a file is whole: two at one time. Each asks the database a dozen times; of two
 * hundred at once every answer would come between two of a page's, and the page would be done with the last of them.
 */
export const wordTurn = gate(2);
