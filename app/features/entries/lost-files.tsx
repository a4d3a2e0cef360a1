import type { LostItem } from '#app/features/projects/lost-files.server.ts';
import { itemLabel } from '#app/features/projects/project-checklist.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { Badge } from '#app/ui/badge.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** That required materials were deleted because of a virus and are missing now, and what its reader can do about it. */
export function LostFilesNotice({ lost, advice }: { lost: readonly LostItem[]; advice: MessageKey }) {
  const t = useT();
  const name = useName();
  if (lost.length === 0) return null;
  const names = lost.map((item) => itemLabel(item, t, name)).join(t('common.listComma'));
  return (
    <NoticeBox tone="danger" className="mb-6" title={t('checks.filesLost', { names })}>
      {t(advice)}
    </NoticeBox>
  );
}

/** The same in a line of a list. */
export function LostFilesBadge({ lost }: { lost: readonly LostItem[] }) {
  const t = useT();
  return lost.length > 0 ? <Badge tone="danger">{t('checks.filesLostShort')}</Badge> : null;
}
