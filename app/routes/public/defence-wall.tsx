import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { getWall } from '#app/features/defence/schedule-queries.server.ts';
import type { WallView } from '#app/features/defence/schedule-queries.server.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { useFreshData } from '#app/features/shared/use-fresh-data.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { cx } from '#app/ui/cx.ts';

const FRESH_S = 10;

/** The waiting room's display: whoever has the link reads numbers and titles, never a name. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const wall = (await getWall(params.code ?? '', now())) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('defence.wallTitle'), wall };
}

export const meta = pageMeta;

export default function DefenceWall() {
  const t = useT();
  const name = useName();
  const formats = useFormats();
  const { wall } = useLoaderData<typeof loader>();
  useFreshData(FRESH_S);
  const zone = wall.round.timeZone;
  return (
    <main className="flex min-h-dvh flex-col gap-6 p-4 sm:p-8">
      <header className="flex flex-wrap items-baseline justify-between gap-4">
        <h1 className="text-2xl font-semibold sm:text-3xl">
          {t('defence.wallTitle')} · {name(wall.round)}
        </h1>
        <p className="text-lg text-ink-muted">{t('defence.wallAt', { time: formats.time(wall.at, zone) })}</p>
      </header>
      {wall.rooms.length === 0 ? (
        <p className="text-2xl">{t('defence.wallEmpty')}</p>
      ) : (
        <div className="grid grow content-start gap-6 sm:grid-cols-2 xl:grid-cols-3">
          {wall.rooms.map((room) => (
            <WallRoom key={room.room} room={room} zone={zone} />
          ))}
        </div>
      )}
    </main>
  );
}

function WallRoom({ room, zone }: { room: WallView['rooms'][number]; zone: string }) {
  const t = useT();
  const formats = useFormats();
  return (
    <section className="grid content-start gap-4 rounded border border-line bg-surface p-5">
      <h2 className="flex flex-wrap items-baseline justify-between gap-2 text-2xl font-semibold">
        {room.room}
        <span className="text-lg font-normal text-ink-muted">
          {t('defence.wallLeft', { count: room.left })}
        </span>
      </h2>
      <div className="rounded bg-accent-tint p-4">
        <p className="text-lg text-ink-muted">{t('defence.wallInside')}</p>
        {room.inside ? (
          <>
            <p className="font-mono text-3xl font-semibold">{room.inside.number}</p>
            <p className="text-xl">{room.inside.title}</p>
          </>
        ) : (
          <p className="text-xl">—</p>
        )}
      </div>
      <ol aria-label={t('defence.wallNext')} className="grid gap-3">
        {room.waiting.map((slot, index) => (
          <li
            key={slot.key}
            className={cx('grid gap-1 border-t border-line pt-3', index > 0 && 'text-ink-muted')}
          >
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-mono text-2xl font-semibold">{slot.number}</span>
              <span className={cx('text-xl', slot.status === 'CALLED' && 'font-semibold text-signal')}>
                {slot.status === 'CALLED'
                  ? t('defence.wallCalled')
                  : slot.expectedAt && formats.time(slot.expectedAt, zone)}
              </span>
            </p>
            <p className="text-lg">{slot.title}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
