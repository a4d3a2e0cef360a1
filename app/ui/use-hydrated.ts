import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and in the first paint, true once the page's script runs: for what needs a script to make sense. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
