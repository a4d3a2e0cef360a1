import type { rasch as source } from '../zh/rasch.ts';

export const rasch: Record<keyof typeof source, string> = {
  model: 'Steps of the scale',
  'model-PARTIAL_CREDIT': 'Steps of its own for each criterion (partial credit)',
  'modelHint-PARTIAL_CREDIT':
    'How hard it is to get from one mark to the next is estimated for each criterion; needed where maxima differ.',
  'model-RATING_SCALE': 'One scale for all criteria (rating scale)',
  'modelHint-RATING_SCALE':
    'Takes the steps to be alike on every criterion, so that there is less to estimate; all criteria must have the same maximum.',
  adviceTitle: 'The rubrics of this round and the Rasch model',
  adviceTooFine:
    'More than {most} marks, which are no categories: {criteria}. A table from such marks will be refused; give at most 20 points, or levels.',
  adviceNotWhole:
    'Parts of a point can be given: {criteria}. A single one of them, and the table is refused.',
  adviceScales: 'Maxima differ, so that only “Steps of its own for each criterion” will do.',
  adviceWeights:
    'The criteria have different weights, which the Rasch model does not use: every mark on every criterion counts once. Weights remain in the totals shown for each judge and in tie-breakers.',
  running: 'The scoring table is being made',
  runningLead:
    'You may leave this page and come back. When score sheets change meanwhile, it begins again with the new ones.',
  phaseReading: 'Reading and computing',
  phaseSteps: 'Coming closer step by step',
  phaseKeeping: 'Working out errors and ranks, comparing score sheets and keeping the table',
  step: 'Step {turn}',
  residual: 'Largest residual {residual} points (ends at a millionth)',
  attempt: 'Score sheets have changed: attempt {attempt}',
  cancel: 'Stop',
  cancelled: 'Stopped; no new table was made',
  started: 'The scoring table is being made',
  failed: 'No scoring table was made',
  failedText: 'The work was cut short; earlier tables are as they were. Please try again.',
  measure: 'Measure {measure} ±{se}',
  measureHint:
    'How good the project is by the Rasch model, in logits, with its standard error; it ranks, and the score is its fair average of 100',
  fit: 'Fit {infit} / {outfit}',
  fitHint:
    'Mean square residuals, weighted and plain: 1 is normal; well above 1.5 means that judges saw it very differently. Talk about it, or judge it again',
  range: 'Ranks {low}–{high}',
  rangeHint: 'The ranks in nine of ten of 2,000 draws from the errors',
  noticeTitle: 'This table comes from the Rasch model',
  noticeText:
    'The score is the fair average: how much of full marks the project could expect from a judge of middling severity on a criterion of middling difficulty. Measures rank, so that projects with the same two decimals may have different ranks.',
  converged: 'converged after {turns} steps, largest residual {residual} points',
  reliability: 'reliability {value}',
  collapsed: 'Marks that nobody gave, counted as the one below: {marks}',
  sparse: 'Marks given fewer than ten times, whose steps are weak: {marks}',
  notCompared: 'The Rasch model is not compared here:',
};
