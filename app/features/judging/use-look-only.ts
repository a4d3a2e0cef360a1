import { useEffect, useState } from 'react';

const KEY = 'look-only';

/**
 * Whether the tablet is being handed round: then only the project is in sight. It lasts over a reload of the page, so that
 * nobody who pulls it down sees marks, and ends when the judge says so or opens another sheet.
 */
export function useLookOnly(assignmentId: string): [boolean, (looking: boolean) => void] {
  const [looking, setLooking] = useState(false);
  useEffect(() => {
    try {
      setLooking(sessionStorage.getItem(KEY) === assignmentId);
    } catch {
      setLooking(false);
    }
  }, [assignmentId]);
  const change = (next: boolean) => {
    setLooking(next);
    try {
      if (next) sessionStorage.setItem(KEY, assignmentId);
      else sessionStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
    window.scrollTo({ top: 0 });
  };
  return [looking, change];
}
