import type { PackageView } from './view-package.server.ts';
import { useRefresh } from '#app/features/shared/use-refresh.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';

const POLL_MS = 1000;

type Waiting = Extract<PackageView, { state: 'waiting' }>;
type Ended = Exclude<PackageView, { state: 'waiting' }>;

/** What a package brings besides its entries, and what was withdrawn where it comes from. */
export function PackageFacts({ view }: { view: Pick<Waiting, 'files' | 'bytes' | 'withdrawn'> }) {
  const t = useT();
  const formats = useFormats();
  return (
    <>
      <p className="mb-4 text-ink-muted">
        {t('outside.filesText', { files: view.files, size: formats.bytes(view.bytes) })}
      </p>
      {view.withdrawn.length > 0 ? (
        <NoticeBox tone="signal" className="mb-4 max-w-3xl" title={t('outside.withdrawnTitle')}>
          <p>{t('outside.withdrawnText')}</p>
          <ul className="list-disc ps-6">
            {view.withdrawn.map((one) => (
              <li key={one.number}>{t('outside.withdrawnLine', one)}</li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
    </>
  );
}

function Running({ view }: { view: Ended }) {
  const t = useT();
  const formats = useFormats();
  useRefresh(POLL_MS);
  return (
    <div className="grid max-w-2xl gap-4" aria-live="polite">
      <ProgressBar
        label={t('outside.running')}
        value={view.done}
        max={Math.max(1, view.total)}
        text={t('outside.runningFiles', {
          done: formats.number(view.done),
          total: formats.number(view.total),
        })}
      />
      <p className="text-ink-muted">{t('outside.runningHint')}</p>
    </div>
  );
}

/** How far the import of a package is, and what came of it. */
export function PackageOutcome({ view, roundId }: { view: Ended; roundId: string }) {
  const t = useT();
  const entries = `/admin/rounds/${roundId}/entries`;
  if (view.state === 'running') return <Running view={view} />;
  return (
    <div className="grid max-w-2xl gap-4">
      {view.state === 'done' ? (
        <NoticeBox tone="done">{t('outside.done', { count: view.created })}</NoticeBox>
      ) : null}
      {view.state === 'failed' ? (
        <NoticeBox tone="danger" title={t('outside.failed')}>
          {view.refusals.map(({ code, params }) => (
            <p key={code}>{t(`refusal.${code}`, params)}</p>
          ))}
        </NoticeBox>
      ) : null}
      {view.state === 'gone' ? <NoticeBox tone="signal">{t('outside.gone')}</NoticeBox> : null}
      <div className="flex flex-wrap gap-3">
        {view.state === 'done' ? (
          <LinkButton variant="primary" href={entries}>
            {t('outside.toEntries')}
          </LinkButton>
        ) : null}
        <LinkButton href={`${entries}/import`}>{t('outside.again')}</LinkButton>
      </div>
    </div>
  );
}
