import type { stages as source } from '../zh/stages.ts';

export const stages: Record<keyof typeof source, string> = {
  preliminaryWeight: 'Weight of the preliminary stage',
  defenceWeight: 'Weight of the defence',
  weightHint:
    'Such as 40 and 60. Each stage is scored by the method above, then both are combined; a project scored at one stage only has no score. Each stage needs a rubric of its own, and different judges. Both empty: all sheets count together.',
  'short-PRELIMINARY': 'Preliminary',
  'short-DEFENCE': 'Defence',
  inStage: ' ({stage})',
  weights: 'preliminary {preliminary}, defence {defence}',
};
