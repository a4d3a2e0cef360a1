import { useCallback, useEffect, useState } from 'react';

import { sendWaitingSheets, waitingSheets } from './offline-sheets.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** Between two tries while something waits. */
const TRY_MS = 20_000;

/**
 * Sends what a judge has marked on this device and the server does not have yet, whichever page is open: at once, when
 * the connection comes back, and every now and then. `open` is the sheet that is on the page: it sends itself.
 */
export function WaitingBar({ personId, open }: { personId: string; open: string | null }) {
  const t = useT();
  const [waiting, setWaiting] = useState<string[]>([]);
  const look = useCallback(() => setWaiting(waitingSheets(personId, open)), [personId, open]);
  const send = useCallback(async () => {
    await sendWaitingSheets(personId, open);
    look();
  }, [personId, open, look]);
  useEffect(() => {
    look();
    void send();
    const now = () => void send();
    window.addEventListener('online', now);
    const timer = setInterval(() => {
      if (waitingSheets(personId, open).length > 0) void send();
    }, TRY_MS);
    return () => {
      window.removeEventListener('online', now);
      clearInterval(timer);
    };
  }, [look, send, personId, open]);
  if (waiting.length === 0) return null;
  return (
    <NoticeBox
      tone="signal"
      role="status"
      className="mb-6"
      actions={
        <>
          <Button type="button" size="small" onClick={() => void send()}>
            {t('judging.sendNow')}
          </Button>
          {waiting.slice(0, 5).map((id) => (
            <a key={id} href={`/judge/assignments/${id}`}>
              {t('judging.waitingConflict')}
            </a>
          ))}
        </>
      }
    >
      {t('judging.waiting', { count: waiting.length })}
    </NoticeBox>
  );
}
