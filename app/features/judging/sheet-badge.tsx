import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

/** How far a score sheet is; null means not begun. */
export function SheetBadge({ status }: { status: 'DRAFT' | 'SUBMITTED' | null }) {
  const t = useT();
  if (status === null) return <Badge>{t('judging.sheetNone')}</Badge>;
  return <Badge tone={status === 'SUBMITTED' ? 'done' : 'signal'}>{t(`judging.sheet${status}`)}</Badge>;
}
