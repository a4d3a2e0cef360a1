/** Columns over days: how a crowd came in. The figures are in the table beside it for who cannot see the picture. */
export function DayColumns({
  caption,
  heads,
  days,
}: {
  caption: string;
  heads: readonly [string, string];
  /** `label` is the day as people write it, `text` the figure. */
  days: readonly { key: string; label: string; value: number; text: string }[];
}) {
  const most = Math.max(1, ...days.map(({ value }) => value));
  return (
    <figure>
      <div aria-hidden className="flex h-32 max-w-3xl items-end gap-1 border-b border-line">
        {days.map(({ key, label, value, text }) => (
          <div
            key={key}
            title={`${label} · ${text}`}
            className="flex h-full max-w-12 min-w-0 flex-1 flex-col justify-end"
          >
            {value > 0 ? (
              <span className="text-center text-xs text-ink-muted tabular-nums">{text}</span>
            ) : null}
            <span
              className="rounded-t bg-accent"
              style={{ height: `${Math.round((value / most) * 80)}%`, minHeight: value > 0 ? 2 : 0 }}
            />
          </div>
        ))}
      </div>
      <div aria-hidden className="flex max-w-3xl justify-between pt-1 text-xs text-ink-muted">
        <span>{days[0]?.label}</span>
        {days.length > 1 ? <span>{days.at(-1)?.label}</span> : null}
      </div>
      <table className="sr-only">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ key, label, text }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
