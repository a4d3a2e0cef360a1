import { reasonField, spread } from '#app/domain/consensus.ts';
import { markField } from '#app/domain/score-sheet.ts';
import { shareOfMaximum } from '#app/domain/scoring.ts';
import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import { CONSENSUS_WORDS_MAX } from './schemas.ts';
import type { getPanelPage } from './queries.server.ts';
import type { SheetCriterion } from '#app/features/judging/criterion-mark.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useLanguage, useName, useT } from '#app/i18n/context.tsx';
import { FieldErrors } from '#app/ui/field.tsx';

type Page = NonNullable<Awaited<ReturnType<typeof getPanelPage>>>;
type Lines = NonNullable<Page['table']>;

/** A mark as its criterion words it: a level's label, or the points. */
function useMarkWords() {
  const { locale } = useLanguage();
  return (criterion: Pick<SheetCriterion, 'levels'>, pointsX100: number | null): string => {
    if (pointsX100 === null) return '–';
    const level = criterion.levels.find((one) => one.pointsX100 === pointsX100);
    if (!level) return String(pointsX100 / 100);
    return locale === 'zh' ? level.label : level.labelEn || level.label;
  };
}

/** Every member's mark of every criterion, how far they lie apart, and what was agreed on or is to be entered. */
export function PanelTable({
  page,
  lines,
  lastResult,
}: {
  page: Page;
  lines: Lines;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const name = useName();
  const words = useMarkWords();
  const { consensus, isChair, open } = page;
  const members = page.members.filter((member) => member.status === 'submitted');
  const enters = isChair && open;
  const table = (
    <div
      className="overflow-x-auto rounded border border-line"
      tabIndex={0}
      role="region"
      aria-label={t('rubric.panelMarks')}
    >
      <table className="w-full text-start">
        <caption className="sr-only">{t('rubric.panelMarks')}</caption>
        <thead>
          <tr className="border-b border-line bg-sunken text-sm">
            <th scope="col" className="px-3 py-2 text-start">
              {t('rubric.criteria')}
            </th>
            {members.map((member) => (
              <th key={member.roundJudgeId} scope="col" className="px-3 py-2 text-end">
                {member.isSelf ? t('rubric.self', { name: member.name }) : member.name}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 text-end">
              {t('rubric.difference')}
            </th>
            <th scope="col" className="px-3 py-2 text-start">
              {t('rubric.agreed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ criterion, marks, given }) => {
            const range = spread(given);
            const agreed = consensus?.marks.find((mark) => mark.criterionId === criterion.id);
            // One mark alone is not at one with anybody.
            const apart = range && given.length > 1 ? (range.highest - range.lowest) / 100 : null;
            return (
              <tr key={criterion.id} className="border-b border-line align-top last:border-0">
                <th scope="row" className="px-3 py-2 text-start font-medium">
                  {name(criterion)}
                  <span className="block text-sm font-normal text-ink-muted">
                    / {criterion.maxX100 / 100}
                  </span>
                </th>
                {marks.map((mark) => (
                  <td key={mark.roundJudgeId} className="px-3 py-2 text-end tabular-nums">
                    {words(criterion, mark.pointsX100)}
                  </td>
                ))}
                <td
                  className={`px-3 py-2 text-end tabular-nums ${apart !== null && apart > 0 ? 'text-signal' : 'text-ink-muted'}`}
                >
                  {apart ?? '–'}
                </td>
                <td className="px-3 py-2">
                  {enters ? (
                    <AgreedMark criterion={criterion} agreed={agreed} lastResult={lastResult} />
                  ) : agreed ? (
                    <>
                      <strong className="tabular-nums">{words(criterion, agreed.pointsX100)}</strong>
                      {agreed.reason ? <p className="text-sm">{agreed.reason}</p> : null}
                    </>
                  ) : (
                    <span className="text-ink-muted">{t('rubric.notAgreed')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        {page.totals ? <Totals page={page} totals={page.totals} lines={lines} /> : null}
      </table>
    </div>
  );
  if (!enters) return table;
  return (
    <Form method="post" className="grid gap-4" key={consensus?.revision ?? 0}>
      {table}
      <div>
        <SubmitButton name="intent" value="save">
          {t('rubric.saveAgreed')}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** What every sheet comes to in percent, how far they lie apart, and the agreed one. */
function Totals({
  page: { members, consensus },
  totals,
  lines,
}: {
  page: Page;
  totals: readonly (number | null)[];
  lines: Lines;
}) {
  const t = useT();
  const formats = useFormats();
  const say = (total: number | null) => (total === null ? '–' : formats.number(Math.round(total * 10) / 10));
  const given = totals.filter((total) => total !== null);
  const range = given.length > 1 ? spread(given) : null;
  const agreed = lines.flatMap(({ criterion }) => {
    const mark = consensus?.marks.find((one) => one.criterionId === criterion.id);
    return mark ? [{ ...criterion, pointsX100: mark.pointsX100 }] : [];
  });
  return (
    <tfoot>
      <tr className="border-t border-line-strong font-semibold">
        <th scope="row" className="px-3 py-2 text-start">
          {t('rubric.panelTotal')}
        </th>
        {members
          .filter((member) => member.status === 'submitted')
          .map((member, index) => (
            <td key={member.roundJudgeId} className="px-3 py-2 text-end tabular-nums">
              {say(totals[index] ?? null)}
            </td>
          ))}
        <td className="px-3 py-2 text-end tabular-nums">{say(range && range.highest - range.lowest)}</td>
        <td className="px-3 py-2 tabular-nums">
          {agreed.length === lines.length ? say(shareOfMaximum(agreed)) : null}
        </td>
      </tr>
    </tfoot>
  );
}

function AgreedMark({
  criterion,
  agreed,
  lastResult,
}: {
  criterion: Lines[number]['criterion'];
  agreed: { pointsX100: number; reason: string } | undefined;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const name = useName();
  const texts = useErrorTexts();
  const words = useMarkWords();
  const [mark, reason] = [markField(criterion.id), reasonField(criterion.id)];
  const typed = (kind: 'marks' | 'reasons'): string | undefined => {
    const all: unknown = lastResult?.initialValue?.[kind];
    const value: unknown =
      typeof all === 'object' && all !== null ? Reflect.get(all, criterion.id) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const common = {
    name: mark,
    'aria-label': `${t('rubric.agreed')} ${name(criterion)}`,
    defaultValue: typed('marks') ?? (agreed ? String(agreed.pointsX100 / 100) : ''),
    className: 'ui-control min-h-11 w-32 tabular-nums',
  };
  return (
    <div className="grid gap-1">
      <FieldErrors errors={texts(lastResult?.error?.[mark] ?? undefined)} />
      {criterion.scale === 'POINTS' ? (
        <input
          {...common}
          type="number"
          min={0}
          max={criterion.maxX100 / 100}
          step={criterion.stepX100 / 100}
        />
      ) : (
        <select {...common}>
          <option value="">{t('judging.notScored')}</option>
          {criterion.levels.map((level) => (
            <option key={level.pointsX100} value={level.pointsX100 / 100}>
              {words(criterion, level.pointsX100)}
            </option>
          ))}
        </select>
      )}
      <FieldErrors errors={texts(lastResult?.error?.[reason] ?? undefined)} />
      <input
        type="text"
        name={reason}
        maxLength={CONSENSUS_WORDS_MAX}
        aria-label={`${t('rubric.reason')} ${name(criterion)}`}
        placeholder={t('rubric.reason')}
        defaultValue={typed('reasons') ?? agreed?.reason ?? ''}
        className="ui-control min-h-10 w-full min-w-56 text-sm"
      />
    </div>
  );
}
