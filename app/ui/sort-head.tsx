import { Link } from '@remix-run/react';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

export interface SortLink {
  /** Where this column's next order lives. */
  href: string;
  /** How the table stands now by this column, if it does. */
  direction?: 'ascending' | 'descending';
}

interface SortHeadProps {
  sort?: SortLink;
  quiet?: boolean;
  className?: string;
  children: ReactNode;
}

/** A column's head; a link when the column can be sorted. */
export function SortHead({ sort, quiet, className, children }: SortHeadProps) {
  if (!sort) {
    return (
      <th scope="col" className={className}>
        {quiet ? <span className="sr-only">{children}</span> : children}
      </th>
    );
  }
  const Arrow =
    sort.direction === 'ascending' ? ArrowUp : sort.direction === 'descending' ? ArrowDown : ChevronsUpDown;
  return (
    <th scope="col" aria-sort={sort.direction} className={className}>
      <Link
        to={sort.href}
        preventScrollReset
        className="inline-flex min-h-6 items-center gap-1 text-inherit no-underline hover:underline"
      >
        {children}
        <Arrow aria-hidden className={sort.direction ? 'size-3.5 text-accent' : 'size-3.5 opacity-60'} />
      </Link>
    </th>
  );
}
