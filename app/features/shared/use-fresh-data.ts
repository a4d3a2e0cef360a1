import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * Loads the page's data again every few seconds while it is in sight. Asks first whether the server answers: a page
 * that hangs on a wall must outlive a cut line instead of turning into a page that says so.
 */
export function useFreshData(seconds: number): void {
  const { revalidate, state } = useRevalidator();
  const idle = useRef(true);
  useEffect(() => {
    idle.current = state === 'idle';
  }, [state]);
  useEffect(() => {
    const look = async () => {
      if (document.hidden || !idle.current) return;
      const alive = await fetch('/healthz', { cache: 'no-store' }).then(
        (response) => response.ok,
        () => false,
      );
      if (alive && idle.current) revalidate();
    };
    const timer = setInterval(() => void look(), seconds * 1000);
    return () => clearInterval(timer);
  }, [revalidate, seconds]);
}
