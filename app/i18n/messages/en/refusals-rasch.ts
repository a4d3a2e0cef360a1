import type { RaschRefusalCode } from '#app/domain/refusals-rasch.ts';

/** Why no table is made by the Rasch model, or in the background. */
export const raschRefusals: Record<RaschRefusalCode, string> = {
  'rasch-marks-not-whole':
    'Criterion “{criterionEn}” has marks that are no whole points, and the Rasch model takes only whole ones. Give it whole points or levels and have it marked again, or choose another method.',
  'rasch-too-many-marks':
    'Criterion “{criterionEn}” has more than {most} different marks: these are no categories, and the Rasch model cannot use them. Split it into criteria of at most 20 points or give it levels, or choose another method.',
  'rasch-criteria-differ':
    'Criterion “{criterionEn}” has different maxima in different rubrics, so the Rasch model cannot take it for one. Give it one maximum or one of them another code, or choose another method.',
  'rasch-scales-differ':
    'Criteria “{criterionEn}” and “{otherEn}” have different maxima and cannot share one rating scale. Choose “Steps of its own for each criterion” in the settings, or give them one maximum.',
  'rasch-rubrics-apart':
    'The rubrics share no criterion: whether the projects are better or the criteria easier cannot be told, and the Rasch model cannot rank them together. Let the rubrics share a criterion with the same code, or choose another method.',
  'rasch-pieces':
    'Projects and judges with nothing but highest or lowest marks take no part in the estimation; without them judging falls into {pieces} pieces that the Rasch model cannot rank together. Have more projects judged in common, or choose another method.',
  'rasch-parted':
    'The computation has not converged and never will: the marks part projects, judges or steps of a scale into two groups without overlap, and how far apart they are has no answer. No table was made. Where all criteria have the same maximum, “One scale for all criteria” may do; or have more projects judged in common, or choose another method.',
  'rasch-not-converged':
    'The computation has not converged: after {turns} steps the largest residual is still {residual} points, and no table was made. There may be too few marks; have more projects judged in common, or choose another method.',
  'result-inputs-moved':
    'Score sheets kept changing while the table was computed ({count} attempts), so none was made. Try again when fewer are coming in.',
  'result-run-running': 'The scoring table is being made. Wait for it, or stop it first.',
  'result-run-over': 'This run has ended.',
};
