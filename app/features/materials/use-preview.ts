import { useEffect, useState } from 'react';

/** How far the pictures of a file are, and how many pages they show. */
export type PreviewShown = { status: 'PENDING' | 'MADE' | 'NONE'; pages: number };

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
/** After about five minutes the next visit will show it. */
const LOOKS = 25;

/** A file's preview as it is now: while it is being made, asks for it at growing intervals. */
export function usePreview(versionId: string, given: PreviewShown | null): PreviewShown | null {
  const [seen, setSeen] = useState<PreviewShown | null>(null);
  const waits = given?.status === 'PENDING';
  useEffect(() => {
    setSeen(null);
    if (!waits) return undefined;
    const stop = new AbortController();
    const follow = async () => {
      const found = await settled(versionId, stop.signal);
      if (found && !stop.signal.aborted) setSeen(found);
    };
    void follow();
    return () => stop.abort();
  }, [versionId, waits]);
  return seen ?? given;
}

/** How a preview that is being made turns out; null when that takes too long, or nobody waits any more. */
async function settled(versionId: string, signal: AbortSignal): Promise<PreviewShown | null> {
  let pause = FIRST_PAUSE_MS;
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    await new Promise((resume) => setTimeout(resume, pause));
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
    const found = signal.aborted ? null : await ask(versionId, signal);
    if (found && found.status !== 'PENDING') return found;
  }
  return null;
}

/** The state as the server says it; null when it cannot be asked now. */
async function ask(versionId: string, signal: AbortSignal): Promise<PreviewShown | null> {
  try {
    const response = await fetch(`/files/${versionId}/preview`, { signal });
    return response.ok ? ((await response.json()) as PreviewShown | null) : null;
  } catch {
    return null;
  }
}
