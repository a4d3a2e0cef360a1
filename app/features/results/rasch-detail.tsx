import type { ResultSummary } from './stored.ts';
import { choiceOf } from '#app/domain/calibration/rasch-choice.ts';
import type { RaschDetail } from '#app/domain/calibration/rasch-types.ts';
import type { Stage } from '#app/domain/rubric.ts';
import { TIGHT } from '#app/domain/calibration/rasch-fit.ts';
import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

/** Ten-thousandths with so many decimals and a true minus sign. */
const number = (tenThousandths: number, digits: number) =>
  (tenThousandths / 10_000).toFixed(digits).replace('-', '−');

/** A residual in points; what the estimation does not part from nothing is not written out. */
export const residualText = (residual: number) =>
  residual < TIGHT ? '<0.000001' : String(Number(residual.toPrecision(2)));

/** How a value came about by the Rasch model, in one line. */
export function RaschDetailLine({ rasch, stage }: { rasch: RaschDetail; stage?: Stage }) {
  const t = useT();
  const { measure, se, infit, outfit, low, high } = rasch;
  return (
    <li className="basis-full text-ink-muted tabular-nums">
      {stage ? `${t(`stages.short-${stage}`)} ` : null}
      <span title={t('rasch.measureHint')}>
        {t('rasch.measure', { measure: number(measure, 2), se: se === null ? '—' : number(se, 2) })}
      </span>
      {infit === null || outfit === null ? null : (
        <span title={t('rasch.fitHint')}>
          {' · '}
          {t('rasch.fit', { infit: number(infit, 2), outfit: number(outfit, 2) })}
        </span>
      )}
      {low === null || high === null ? null : (
        <span title={t('rasch.rangeHint')}>
          {' · '}
          {t('rasch.range', { low, high })}
        </span>
      )}
    </li>
  );
}

/** What the scoring table says of the estimation as a whole: that it came to an end, how far it can be trusted, which marks are weak. */
export function RaschNotice({ fits }: { fits: ResultSummary['fits'] }) {
  const t = useT();
  if (fits.length === 0) return null;
  const marksOf = (list: ResultSummary['fits'][number]['sparse']) =>
    list
      .map(({ criterion, marks }) => `${criterion ? `${criterion} ` : ''}${marks.join(', ')}`)
      .join(t('common.listComma'));
  return (
    <NoticeBox tone="info" className="mt-4 mb-6" title={t('rasch.noticeTitle')}>
      <p>{t('rasch.noticeText')}</p>
      {fits.map(({ stage, model, turns, residual, reliability, sparse, collapsed }) => (
        <div key={stage ?? ''} className="mt-2">
          <p>
            {stage ? `${t(`stages.short-${stage}`)} · ` : null}
            {t(`rasch.model-${choiceOf(model)}`)}
            {' · '}
            {t('rasch.converged', { turns, residual: residualText(residual) })}
            {reliability === null ? null : ` · ${t('rasch.reliability', { value: reliability.toFixed(2) })}`}
          </p>
          {collapsed.length > 0 ? <p>{t('rasch.collapsed', { marks: marksOf(collapsed) })}</p> : null}
          {sparse.length > 0 ? <p>{t('rasch.sparse', { marks: marksOf(sparse) })}</p> : null}
        </div>
      ))}
    </NoticeBox>
  );
}
