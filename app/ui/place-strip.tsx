export interface PlaceStripProps {
  /** What the picture says, in words. */
  text: string;
  /** Words below the left and the right end. */
  ends: readonly [string, string];
  /** A place on the line: 0 at the left end, 1 at the right. */
  at?: number;
  /** Or one of four parts, from 1. */
  quarter?: 1 | 2 | 3 | 4;
}

/** Where one stands among many: a line in four parts with a dot on it, or one part filled. Shape says it, not colour. */
export function PlaceStrip({ text, ends, at, quarter }: PlaceStripProps) {
  const part = (index: number) => `${index * 25}%`;
  return (
    <figure className="max-w-md">
      <svg role="img" aria-label={text} width="100%" height="36" className="block overflow-visible">
        {[0, 1, 2, 3].map((index) => {
          const own = quarter === index + 1;
          return (
            <g key={index}>
              <rect
                x={part(index)}
                y="14"
                width="25%"
                height="14"
                strokeWidth="1"
                className={own ? 'fill-accent stroke-accent' : 'fill-sunken stroke-line-strong'}
              />
              {own ? (
                <svg x={`${index * 25 + 12.5}%`} y="0" overflow="visible">
                  <path d="M-7 0 H7 L0 10 Z" className="fill-ink" />
                </svg>
              ) : null}
            </g>
          );
        })}
        {at === undefined ? null : (
          <>
            <line
              x1={`${at * 100}%`}
              x2={`${at * 100}%`}
              y1="8"
              y2="34"
              strokeWidth="2"
              className="stroke-ink"
            />
            <circle
              cx={`${at * 100}%`}
              cy="21"
              r="8"
              strokeWidth="2"
              className="fill-accent stroke-surface"
            />
          </>
        )}
      </svg>
      <figcaption className="flex justify-between pt-1 text-sm text-ink-muted">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}
