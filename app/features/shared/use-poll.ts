import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';

const PAUSE_MS = 1000;

/**
 * What `href` answers, asked again a second after each answer until `isOver` says so. Never before the answer: to ask
 * again takes the question back that is still on its way, and a busy server would be asked for ever without being heard.
 */
export function usePoll<T>(href: string, isOver: (answer: T | undefined) => boolean): T | undefined {
  const { data, load, state } = useFetcher<T>();
  const answer = data as T | undefined;
  const waits = state === 'idle' && !isOver(answer);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => load(href), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [href, load, waits]);
  return answer;
}
