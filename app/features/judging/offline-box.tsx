import { useEffect, useState } from 'react';

import { dropOffline, keepOffline, offlineSupport, readKept } from '#app/features/shared/offline-store.ts';
import type { Kept, OfflineList } from '#app/features/shared/offline-store.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';

type State =
  | { kind: 'ready'; kept: Kept | null }
  | { kind: 'keeping'; done: number; of: number }
  | { kind: 'failed'; why: 'room' | 'line' };

/** Keeps a judge's queue on this device, so that it opens and can be marked where there is no connection. */
export function OfflineBox({
  roundId,
  list,
  timeZone,
}: {
  roundId: string;
  list: OfflineList;
  timeZone: string;
}) {
  const t = useT();
  const formats = useFormats();
  const [support, setSupport] = useState<ReturnType<typeof offlineSupport>>();
  const [state, setState] = useState<State>({ kind: 'ready', kept: null });
  useEffect(() => {
    setSupport(offlineSupport());
    setState({ kind: 'ready', kept: readKept(roundId) });
  }, [roundId]);
  if (support === undefined || support === 'no') return null;

  const keep = async () => {
    setState({ kind: 'keeping', done: 0, of: list.pages.length + list.files.length });
    try {
      const kept = await keepOffline(roundId, list, (done, of) => setState({ kind: 'keeping', done, of }));
      setState({ kind: 'ready', kept });
    } catch (error) {
      const why = error instanceof Error && error.message === 'no-room' ? 'room' : 'line';
      setState({ kind: 'failed', why });
    }
  };
  const drop = async () => {
    await dropOffline();
    setState({ kind: 'ready', kept: null });
  };
  const kept = state.kind === 'ready' ? state.kept : null;
  const size = formats.bytes(list.files.reduce((sum, file) => sum + file.bytes, 0));
  return (
    <Section title={t('judging.offline')} description={t('judging.offlineLead')}>
      {support === 'insecure' ? <p className="text-ink-muted">{t('judging.offlineInsecure')}</p> : null}
      {state.kind === 'keeping' ? (
        <ProgressBar
          className="max-w-xl"
          label={t('judging.offlineKeep')}
          value={state.done}
          max={state.of}
          text={t('judging.offlineProgress', { done: state.done, total: state.of })}
        />
      ) : null}
      {state.kind === 'failed' ? (
        <p role="alert" className="pb-3 text-danger-strong">
          {t(state.why === 'room' ? 'judging.offlineNoRoom' : 'judging.offlineFailed')}
        </p>
      ) : null}
      {kept ? (
        <p role="status" className="pb-3 text-done">
          {t('judging.offlineDone', {
            at: formats.dateTime(new Date(kept.at), timeZone),
            count: kept.projects,
          })}
          {kept.missing > 0 ? ` ${t('judging.offlinePart', { count: kept.missing })}` : ''}
        </p>
      ) : null}
      {support === 'yes' && state.kind !== 'keeping' ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="button" onClick={() => void keep()} variant={kept ? 'secondary' : 'primary'}>
            {t(kept ? 'judging.offlineAgain' : 'judging.offlineKeep')}
          </Button>
          {kept ? (
            <Button type="button" variant="quiet" onClick={() => void drop()}>
              {t('judging.offlineDrop')}
            </Button>
          ) : null}
          <span className="text-sm text-ink-muted">
            {t('judging.offlineSize', { count: list.projects, size })}
          </span>
        </div>
      ) : null}
    </Section>
  );
}
