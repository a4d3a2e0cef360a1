import type { Outcome } from '#app/domain/objections.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { Tone } from '#app/ui/tone.ts';

const TONES: Record<'OPEN' | Outcome, Tone> = { OPEN: 'signal', UPHELD: 'info', DISMISSED: 'neutral' };

/** How an objection stands, as a word with a colour. */
export function OutcomeBadge({ status }: { status: 'OPEN' | Outcome }) {
  const t = useT();
  return <Badge tone={TONES[status]}>{t(`objections.outcome-${status}`)}</Badge>;
}
