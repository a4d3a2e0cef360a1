import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** The ticks of a table's rows that stand in the same form as `inside`, in their order. */
export function rowTicks(inside: RefObject<HTMLElement | null>, name: string): HTMLInputElement[] {
  const all = inside.current?.closest('form')?.querySelectorAll<HTMLInputElement>('.ui-row-tick') ?? [];
  return [...all].filter((box) => box.name === name);
}

/** Which rows of the form's table are ticked, followed while people tick; `again` counts once more by hand. */
export function useTicked(inside: RefObject<HTMLElement | null>, name: string) {
  const [state, setState] = useState<{ ticked: readonly string[]; of: number }>({ ticked: [], of: 0 });
  const again = () => {
    const all = rowTicks(inside, name);
    const ticked = all.filter((box) => box.checked).map((box) => box.value);
    // The same ticks again must not draw again: an endless stream of updates would starve the router's transitions.
    setState((before) =>
      before.of === all.length && before.ticked.join() === ticked.join()
        ? before
        : { ticked, of: all.length },
    );
  };
  useEffect(() => {
    const form = inside.current?.closest('form');
    again();
    form?.addEventListener('change', again);
    return () => form?.removeEventListener('change', again);
  });
  return { ...state, again };
}
