import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { Tone } from '#app/ui/tone.ts';

const TONES = {
  DRAFT: 'signal',
  CONFIRMED: 'done',
  HANDED_ON: 'done',
  SUPERSEDED: 'neutral',
} as const satisfies Record<string, Tone>;

/** The state of a list as a word with a colour. */
export function ListStatusBadge({ status }: { status: keyof typeof TONES }) {
  const t = useT();
  return <Badge tone={TONES[status]}>{t(`results.list${status}`)}</Badge>;
}
