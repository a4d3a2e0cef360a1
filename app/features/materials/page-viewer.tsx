import { useT } from '#app/i18n/context.tsx';

/**
 * A PDF to read without leaving the page or downloading it: pictures of its pages, one below the other, each loaded when
 * it comes near. Opens and scrolls by keyboard, and works before the script runs.
 */
export function PageViewer({
  version: { id, fileName, pages: all },
  pages,
}: {
  version: { id: string; fileName: string; pages: number | null };
  /** How many are drawn; a long file has more. */
  pages: number;
}) {
  const t = useT();
  const total = Math.max(all ?? 0, pages);
  const original = (
    <a href={`/files/${id}`} target="_blank" rel="noreferrer">
      {t('projects.openOriginal')}
    </a>
  );
  return (
    <details className="group min-w-0 rounded border border-line">
      <summary className="ui-summary flex min-h-11 items-center gap-4 p-2">
        <img
          src={`/files/${id}/preview/thumb`}
          alt=""
          loading="lazy"
          className="aspect-[auto_3/4] h-24 max-w-40 rounded border border-line object-contain group-open:hidden"
        />
        <span className="font-semibold text-accent underline underline-offset-4">
          <span className="group-open:hidden">{t('projects.readHere', { count: total })}</span>
          <span className="hidden group-open:inline">{t('projects.closeReading')}</span>
          <span className="sr-only"> {fileName}</span>
        </span>
      </summary>
      <div
        role="region"
        aria-label={t('projects.pagesOf', { name: fileName })}
        // Who reads by keyboard scrolls with the arrows.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-[85svh] overflow-y-auto border-t border-line bg-sunken p-2 sm:p-4"
      >
        <ol className="grid gap-4">
          {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
            <li key={page} className="grid justify-items-center gap-1">
              <img
                src={`/files/${id}/preview/${page}`}
                alt={t('projects.pageOf', { page, total })}
                loading="lazy"
                className="aspect-[auto_210/297] w-full max-w-4xl border border-line bg-surface"
              />
              <span aria-hidden className="text-sm text-ink-muted tabular-nums">
                {`${page} / ${total}`}
              </span>
            </li>
          ))}
        </ol>
        {total > pages ? (
          <p className="pt-4 text-center">
            {t('projects.pagesLeftOut', { count: pages })} {original}
          </p>
        ) : null}
      </div>
      <p className="hidden border-t border-line p-2 text-sm group-open:block">{original}</p>
    </details>
  );
}
