import type { DeliberationPage } from './page.server.ts';
import { lineText } from './words.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { RichText } from '#app/ui/rich-text.tsx';

/** The entries beside each other: what is known of each, and what members said about it. */
export function EntryCards({ page }: { page: DeliberationPage }) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const score = (value: number) => formats.scaled(value, page.decimals);
  return (
    <>
      {page.hiddenCount > 0 ? (
        <p className="mb-4 text-ink-muted">{t('deliberation.hidden', { count: page.hiddenCount })}</p>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {page.cards.map((card) => {
          const said = page.comments.filter(({ entryId }) => entryId === card.entryId);
          return (
            <article
              key={card.entryId}
              aria-labelledby={`card-${card.entryId}`}
              className="grid min-w-0 content-start gap-3 rounded border border-line bg-surface p-4"
            >
              <div>
                <h3 id={`card-${card.entryId}`} className="font-semibold">
                  {card.title}
                </h3>
                <p className="flex flex-wrap items-center gap-2 text-sm text-ink-muted">
                  <span className="tabular-nums">{card.number}</span>
                  {card.group ? <span>{name(card.group)}</span> : null}
                  {card.discipline ? <span>{name(card.discipline)}</span> : null}
                </p>
                <p className="mt-1 flex flex-wrap gap-2">
                  <Badge tone="signal">{t(`deliberation.origin${card.origin}`)}</Badge>
                  <Badge>{lineText(t, name, page.prizes, card)}</Badge>
                </p>
              </div>
              <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
                <dt className="text-ink-muted">{t('results.value')}</dt>
                <dd className="tabular-nums">
                  {card.value === null ? '—' : score(card.value)}
                  {card.rank === null ? null : ` · ${t('deliberation.ranked', { rank: card.rank })}`}
                </dd>
                <dt className="text-ink-muted">{t('deliberation.possible')}</dt>
                <dd className="tabular-nums">
                  {card.low === null || card.high === null ? '—' : `${card.low}–${card.high}`}
                </dd>
                <dt className="text-ink-muted">{t('deliberation.totals')}</dt>
                <dd className="tabular-nums">
                  {card.totals.length === 0 ? '—' : card.totals.map(score).join(t('common.listComma'))}
                </dd>
              </dl>
              <div
                role="group"
                aria-label={t('deliberation.abstractOf', { title: card.title })}
                tabIndex={0}
                className="max-h-56 overflow-y-auto text-sm"
              >
                {card.abstractSet.length > 0 ? (
                  <RichText stretches={card.abstractSet} />
                ) : (
                  <p className="text-ink-muted">{t('deliberation.noAbstract')}</p>
                )}
              </div>
              {card.files.length > 0 ? (
                <ul className="grid gap-1 text-sm">
                  {card.files.map((file) => (
                    <li key={file.id} className="min-w-0 break-words">
                      <span className="text-ink-muted">{name(file)}: </span>
                      <a href={`/files/${file.id}`} target="_blank" rel="noreferrer">
                        {file.fileName}
                      </a>
                    </li>
                  ))}
                </ul>
              ) : null}
              {card.remarks.length > 0 ? (
                <div className="border-t border-line pt-2 text-sm">
                  <p className="font-medium">{t('deliberation.remarks')}</p>
                  <ul className="list-disc ps-5">
                    {card.remarks.map(({ id, remark }) => (
                      <li key={id} className="whitespace-pre-line">
                        {remark}
                      </li>
                    ))}
                  </ul>
                </div>
              ) : null}
              {said.length > 0 ? (
                <div className="border-t border-line pt-2">
                  <p className="text-sm font-medium">{t('deliberation.comments')}</p>
                  <CommentList comments={said} timeZone={page.timeZone} />
                </div>
              ) : null}
            </article>
          );
        })}
      </div>
    </>
  );
}

/** What members said, oldest first. */
export function CommentList({
  comments,
  timeZone,
}: {
  comments: DeliberationPage['comments'];
  timeZone: string;
}) {
  const formats = useFormats();
  return (
    <ul className="grid gap-2">
      {comments.map(({ id, by, at, text }) => (
        <li key={id}>
          <p className="text-sm text-ink-muted">
            {by} · {formats.dateTime(at, timeZone)}
          </p>
          <p className="break-words whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ul>
  );
}
