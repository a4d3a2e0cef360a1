import type { ReactNode } from 'react';

import type { QrPicture } from '#app/platform/qr.server.ts';
import { useT } from '#app/i18n/context.tsx';

export type Slip = {
  key: string;
  title: string;
  lines: { term: string; value: string; strong?: boolean }[];
  note: ReactNode;
  /** On the screen only: what can be done with it there. */
  action?: ReactNode;
  qr: QrPicture;
};

const PER_PAGE = 8;

/** A4 sheets of slips to cut apart, two by four, each with a QR picture and what its owner types. */
export function SlipSheets({ heading, slips }: { heading: string; slips: readonly Slip[] }) {
  const t = useT();
  const pages = Array.from({ length: Math.ceil(slips.length / PER_PAGE) }, (_, page) =>
    slips.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  );
  return pages.map((page, index) => (
    <section
      key={page[0]?.key ?? index}
      className="print-page"
      aria-label={t('people.sheet', { page: index + 1 })}
    >
      <p className="mb-2 text-sm">{heading}</p>
      <ul className="grid grid-cols-1 border-s border-t border-dashed border-line-strong sm:grid-cols-2 print:grid-cols-2">
        {page.map((slip) => (
          <li
            key={slip.key}
            className="keep-together flex gap-3 border-e border-b border-dashed border-line-strong p-3"
          >
            <svg
              viewBox={`0 0 ${slip.qr.size} ${slip.qr.size}`}
              className="bg-white text-black size-24 shrink-0 rounded"
              role="img"
              aria-label={t('people.qr')}
            >
              <rect width={slip.qr.size} height={slip.qr.size} fill="#fff" />
              <path d={slip.qr.path} fill="#000" />
            </svg>
            <div className="min-w-0">
              <p className="font-semibold">{slip.title}</p>
              <dl className="text-sm">
                {slip.lines.map((line) => (
                  <div key={line.term} className="flex flex-wrap gap-x-2">
                    <dt className="shrink-0 text-ink-muted">{line.term}</dt>
                    <dd
                      className={
                        line.strong
                          ? 'font-mono text-base font-semibold whitespace-nowrap select-all'
                          : 'break-words'
                      }
                    >
                      {line.value}
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="pt-1 text-xs text-ink-muted">{slip.note}</p>
              {slip.action}
            </div>
          </li>
        ))}
      </ul>
    </section>
  ));
}
