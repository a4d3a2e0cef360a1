import { labelsOf } from '#app/domain/bundle/labels.ts';
import type { Labels } from '#app/domain/bundle/labels.ts';
import type { ScoringInputs } from '#app/domain/bundle/scoring-inputs.ts';

export type ScoringLabels = { entries: Labels; judges: Labels };

/**
 * The inputs of a scoring table under labels and in an order of their own, so that neither the database nor the order it
 * answers in leaves a trace: entries e…, judges j…, rubrics r…, panels p…, criteria by their code.
 */
export function labelScoring(inputs: ScoringInputs): { inputs: ScoringInputs; labels: ScoringLabels } {
  const entries = labelsOf(
    'e',
    inputs.entries.map(({ id }) => id),
  );
  const judges = labelsOf('j', [
    ...inputs.sheets.map(({ judgeId }) => judgeId),
    ...inputs.panels.map(({ judgeId }) => judgeId),
  ]);
  const rubrics = labelsOf(
    'r',
    inputs.rubrics.map(({ id }) => id),
  );
  const panels = labelsOf(
    'p',
    inputs.panels.map(({ panelId }) => panelId),
  );
  const codes = new Map(
    inputs.rubrics.flatMap(({ criteria }) => criteria.map(({ id, code }) => [id, code] as const)),
  );
  const codeOf = (id: string) => codes.get(id) ?? id;
  const marksOf = (marks: ScoringInputs['sheets'][number]['marks']) =>
    marks
      .map(({ criterionId, pointsX100 }) => ({ criterionId: codeOf(criterionId), pointsX100 }))
      .sort((a, b) => order(a.criterionId, b.criterionId));
  const rubric = (id: string | null) => (id === null ? null : rubrics.of(id));
  return {
    labels: { entries, judges },
    inputs: {
      rule: inputs.rule,
      tieBreakers: inputs.tieBreakers,
      stageWeights: inputs.stageWeights,
      rubrics: inputs.rubrics
        .map(({ id, stage, criteria }) => ({
          id: rubrics.of(id),
          stage,
          criteria: criteria.map(({ code, maxX100, weight }) => ({ id: code, code, maxX100, weight })),
        }))
        .sort((a, b) => order(a.id, b.id)),
      entries: inputs.entries
        .map(({ id, rubricId, isFinalist }) => ({
          id: entries.of(id),
          rubricId: rubric(rubricId),
          ...(isFinalist ? { isFinalist } : {}),
        }))
        .sort((a, b) => order(a.id, b.id)),
      sheets: inputs.sheets
        .map(({ entryId, judgeId, status, rubricId, stage, marks }) => ({
          entryId: entries.of(entryId),
          judgeId: judges.of(judgeId),
          status,
          rubricId: rubric(rubricId),
          stage,
          marks: marksOf(marks),
        }))
        .sort(
          (a, b) => order(a.entryId, b.entryId) || order(a.judgeId, b.judgeId) || order(a.stage, b.stage),
        ),
      agreed: inputs.agreed
        .map(({ entryId, rubricId, marks }) => ({
          entryId: entries.of(entryId),
          rubricId: rubrics.of(rubricId),
          marks: marksOf(marks),
        }))
        .sort((a, b) => order(a.entryId, b.entryId)),
      panels: inputs.panels
        .map(({ judgeId, panelId }) => ({ judgeId: judges.of(judgeId), panelId: panels.of(panelId) }))
        .sort((a, b) => order(a.judgeId, b.judgeId)),
    },
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
