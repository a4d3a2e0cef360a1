import type { EntryStatus } from '#app/domain/entry-status.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { Tone } from '#app/ui/tone.ts';

export const STATUS_TONES: Record<EntryStatus, Tone> = {
  DRAFT: 'neutral',
  SUBMITTED: 'signal',
  RETURNED: 'danger',
  APPROVED: 'info',
  HANDED_IN: 'info',
  ELIGIBLE: 'done',
  REJECTED: 'danger',
  WITHDRAWN: 'neutral',
};

/** An entry's state in one word, the same everywhere. */
export function EntryStatusBadge({ status }: { status: EntryStatus }) {
  const t = useT();
  return <Badge tone={STATUS_TONES[status]}>{t(`checks.status${status}`)}</Badge>;
}
