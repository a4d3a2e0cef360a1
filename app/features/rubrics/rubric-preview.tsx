import { sheetDraft } from '#app/domain/score-sheet.ts';
import { CriterionMark } from '#app/features/judging/criterion-mark.tsx';
import type { SheetCriterion } from '#app/features/judging/criterion-mark.tsx';
import { OwnScale } from '#app/features/judging/own-scale.tsx';
import { weightShares } from '#app/features/judging/weight-shares.ts';
import { DraftPreview } from '#app/features/projects/draft-fields.tsx';
import { useDraftValues } from '#app/features/shared/draft-form.tsx';
import { useT } from '#app/i18n/context.tsx';

/** The sheet as judges will see it, to try out: nothing of it is kept. */
export function RubricPreview({ criteria }: { criteria: readonly SheetCriterion[] }) {
  const t = useT();
  return (
    <div className="grid gap-4">
      <p className="text-sm text-ink-muted">{t('rubric.previewLead')}</p>
      {criteria.length > 0 ? (
        // Another scale is another control: what was tried on the old one does not carry over.
        <DraftPreview key={shapeOf(criteria)} stored={sheetDraft(criteria, null)}>
          <Marks criteria={criteria} />
        </DraftPreview>
      ) : null}
    </div>
  );
}

function shapeOf(criteria: readonly SheetCriterion[]): string {
  return JSON.stringify(
    criteria.map(({ id, scale, maxX100, stepX100, commentLow, commentHigh, levels }) => [
      id,
      scale,
      maxX100,
      stepX100,
      commentLow || commentHigh,
      levels.map((level) => level.pointsX100),
    ]),
  );
}

function Marks({ criteria }: { criteria: readonly SheetCriterion[] }) {
  const values = useDraftValues();
  const shares = weightShares(criteria);
  return (
    <>
      {criteria.map((criterion) => (
        <CriterionMark key={criterion.id} criterion={criterion} share={shares(criterion)} disabled={false} />
      ))}
      <OwnScale criteria={criteria} values={values} ownTotals={[]} />
    </>
  );
}
