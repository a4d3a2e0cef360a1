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

/** An entry's state in one word, the same everywhere; `toComplete`: promoted, and not returned by anybody. */
export function EntryStatusBadge({ status, toComplete }: { status: EntryStatus; toComplete?: boolean }) {
  const t = useT();
  if (toComplete) return <Badge tone="signal">{t('checks.statusTO_COMPLETE')}</Badge>;
  return <Badge tone={STATUS_TONES[status]}>{t(`checks.status${status}`)}</Badge>;
}
