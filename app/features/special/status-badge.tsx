import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { Tone } from '#app/ui/tone.ts';

const TONES = { OPEN: 'neutral', DRAFT: 'signal', CONFIRMED: 'done' } as const satisfies Record<string, Tone>;

/** The state of a special award as a word with a colour, and whether it is in public as it is. */
export function SpecialBadge({
  status,
  isPublic = false,
  isNewest = true,
}: {
  status: keyof typeof TONES;
  isPublic?: boolean;
  isNewest?: boolean;
}) {
  const t = useT();
  return (
    <span className="flex flex-wrap gap-2">
      <Badge tone={TONES[status]}>{t(`special.status-${status}`)}</Badge>
      {isPublic ? <Badge tone="info">{t('special.public')}</Badge> : null}
      {status === 'CONFIRMED' && !isNewest ? <Badge tone="signal">{t('special.toPublish')}</Badge> : null}
    </span>
  );
}
