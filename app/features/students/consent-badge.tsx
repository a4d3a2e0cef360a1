import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

const TONES = { REQUESTED: 'signal', GIVEN: 'done', REFUSED: 'danger', WITHDRAWN: 'danger' } as const;

/** How a guardian's consent stands; none recorded yet is its own state. */
export function ConsentBadge({ status }: { status: keyof typeof TONES | null }) {
  const t = useT();
  if (!status) return <Badge tone="signal">{t('students.consentMissing')}</Badge>;
  return <Badge tone={TONES[status]}>{t(`students.consent${status}`)}</Badge>;
}
