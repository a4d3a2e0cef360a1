import type { stages as source } from '../zh/stages.ts';

export const stages: Record<keyof typeof source, string> = {
  preliminaryWeight: 'Weight of the preliminary stage',
  defenceWeight: 'Weight of the defence',
  weightHint:
    'Such as 40 and 60. Each stage is scored by the method above, then both are combined; a project that lacks a stage has no score. Where a list of finalists is confirmed, the other projects stand behind them by the preliminary judging alone. Each stage needs a rubric of its own. Both empty: all sheets count together.',
  'short-PRELIMINARY': 'Preliminary',
  'short-DEFENCE': 'Defence',
  stage: 'Stage',
  allSheets: 'All sheets',
  assigned: 'Assigned here: {stage}. Each stage is assigned by itself; Settings say which one is on.',
  inStage: ' ({stage})',
  confirmFinalists:
    'Once it is confirmed, {count, plural, one {this project defends} other {these # projects defend}} and no others; tasks of the defence that nobody has begun and places in it that other projects were given are taken back.',
  finalistsNamed:
    '{count, plural, one {One project} other {# projects}} of {of} {count, plural, one {is a finalist} other {are finalists}}; only finalists defend.',
  finalistsList: 'See the list of finalists',
  finalistsNone:
    'No finalists are named: {count, plural, one {the one project defends} other {all # projects defend}}.',
  finalistsDraft: 'Draft the list of finalists',
  finalistsQuotaFirst:
    'Should only some projects defend after the preliminary judging? Set their quota first.',
  weights: 'preliminary {preliminary}, defence {defence}',
};
