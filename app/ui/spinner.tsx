import { LoaderCircle } from 'lucide-react';

import { cx } from './cx.ts';

/** A turning circle beside words that say what is going on; never alone. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cx('size-[1.125em] shrink-0 animate-spin', className)} />;
}
