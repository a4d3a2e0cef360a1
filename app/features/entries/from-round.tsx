import type { getEntry } from './queries.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';

type Entry = NonNullable<Awaited<ReturnType<typeof getEntry>>>;

/** The round that an entry came from, and the authors of the project there where one of them has gone on alone. */
export function FromRound({ entry }: { entry: Pick<Entry, 'fromEntry' | 'projectId'> }) {
  const t = useT();
  const name = useName();
  const { fromEntry, projectId } = entry;
  if (!fromEntry) return null;
  const names = fromEntry.project.authors.map((author) => author.name).join(t('common.listComma'));
  return (
    <>
      <span>{t('checks.from', { round: name(fromEntry.round) })}</span>
      {fromEntry.projectId === projectId ? null : <span>{t('promotion.coAuthors', { names })}</span>}
    </>
  );
}
