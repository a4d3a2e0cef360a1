import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

const TONES = { OPEN: 'info', CLOSED: 'signal', DECIDED: 'done', DROPPED: 'neutral' } as const;

/** How far a deliberation is. */
export function DeliberationBadge({ status }: { status: keyof typeof TONES }) {
  const t = useT();
  return <Badge tone={TONES[status]}>{t(`deliberation.status${status}`)}</Badge>;
}
