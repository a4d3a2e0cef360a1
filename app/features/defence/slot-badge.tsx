import type { SlotStatus } from '#app/domain/defence/marks.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { Tone } from '#app/ui/tone.ts';

const TONES: Record<SlotStatus, Tone> = {
  WAITING: 'neutral',
  CALLED: 'info',
  PRESENT: 'info',
  RUNNING: 'signal',
  DONE: 'done',
  ABSENT: 'danger',
  EXCUSED: 'neutral',
};

/** How a project's turn stands, and whether it was put at the end. */
export function SlotBadge({ status, late = false }: { status: SlotStatus; late?: boolean }) {
  const t = useT();
  return (
    <>
      <Badge tone={TONES[status]}>{t(`defence.status${status}`)}</Badge>
      {late ? <Badge className="ms-1">{t('defence.late')}</Badge> : null}
    </>
  );
}
