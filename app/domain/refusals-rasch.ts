/** Codes of refusals about tables by the Rasch model, and about tables that are worked out in the background. */
export type RaschRefusalCode =
  | 'rasch-marks-not-whole'
  | 'rasch-too-many-marks'
  | 'rasch-criteria-differ'
  | 'rasch-scales-differ'
  | 'rasch-rubrics-apart'
  | 'rasch-parted'
  | 'rasch-pieces'
  | 'rasch-not-converged'
  | 'result-inputs-moved'
  | 'result-run-running'
  | 'result-run-over';
