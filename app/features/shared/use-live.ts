import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** So long after an answer a live page asks again. */
export const LIVE_SECONDS = 10;

/** Keeps what a page shows fresh while somebody looks at it: reads it again some seconds after each answer, not in a hidden tab. */
export function useLive(isLive: boolean): void {
  const { revalidate, state } = useRevalidator();
  const waits = isLive && state === 'idle';
  useEffect(() => {
    if (!waits) return;
    const ask = () => {
      if (document.hidden) timer = setTimeout(ask, LIVE_SECONDS * 1000);
      else revalidate();
    };
    let timer = setTimeout(ask, LIVE_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [revalidate, waits]);
}
