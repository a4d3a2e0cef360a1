import { Rss } from 'lucide-react';

import { useT } from '#app/i18n/context.tsx';
import { IconText } from '#app/ui/icon-text.tsx';

/** The way to the feed, for readers that do not find it by themselves. */
export function FeedLink({ href }: { href: string }) {
  const t = useT();
  return (
    <p className="no-print mt-3 text-sm">
      <a href={href}>
        <IconText icon={Rss}>{t('public.feed')}</IconText>
      </a>
    </p>
  );
}
