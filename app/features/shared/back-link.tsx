import { Link } from '@remix-run/react';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';

import { IconText } from '#app/ui/icon-text.tsx';

/** The way up, above a page's title. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link to={href} className="inline-flex items-center text-sm pointer-coarse:min-h-11">
      <IconText icon={ChevronLeft}>{children}</IconText>
    </Link>
  );
}
