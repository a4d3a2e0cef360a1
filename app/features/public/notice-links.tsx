import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

type Notice = { id: string; title: string; publishedAt: Date; closesAt: Date };
type Props<N extends Notice> = {
  notices: readonly N[];
  at: Date;
  zoneOf: (notice: N) => string;
  /** What stands first under the title: whose it is, or which list. */
  before: (notice: N) => ReactNode;
};

/** Published notices, each with its day and whether it still takes objections. */
export function NoticeLinks<N extends Notice>({ notices, at, zoneOf, before }: Props<N>) {
  const t = useT();
  const formats = useFormats();
  return (
    <ul className="divide-y divide-line border-y border-line">
      {notices.map((notice) => (
        <li key={notice.id} className="grid gap-1 py-4">
          <Link to={`/notices/${notice.id}`} className="text-lg font-semibold">
            {notice.title}
          </Link>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
            <span>{before(notice)}</span>
            <span>{t('public.publishedOn', { date: formats.date(notice.publishedAt, zoneOf(notice)) })}</span>
            {notice.closesAt > at ? (
              <Badge tone="info">
                {t('public.openUntil', { date: formats.date(notice.closesAt, zoneOf(notice)) })}
              </Badge>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
