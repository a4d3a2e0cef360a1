import type { RefusalCode } from '#app/domain/refusals.ts';

/** Refusals of deliberations, of what they hold up, and of stages with weights. */
export const deliberationRefusals = {
  'list-line-deliberated':
    'This project is being deliberated. Wait for the decision, or drop the deliberation first.',
  'list-deliberation-open':
    '{count, plural, one {A deliberation is} other {# deliberations are}} without a decision.',
  'deliberation-too-few': 'A deliberation needs at least two projects.',
  'deliberation-places': 'Places must be from 1 to {most}: fewer than there are projects.',
  'deliberation-taken':
    '{count, plural, one {A project is} other {# projects are}} in another deliberation that has not ended.',
  'deliberation-members':
    'Choose at least one member, among judges of this round and administrators who manage it.',
  'deliberation-quorum-large': 'The quorum cannot be more than the members ({members}).',
  'deliberation-hand-reason':
    '{count, plural, one {A project was} other {# projects were}} added or left out by hand: give a reason (four characters or more).',
  'deliberation-over': 'The deliberation has ended.',
  'deliberation-voted': 'You have voted already. A vote cannot be changed.',
  'deliberation-votes-many': 'Approve of {places} at most.',
  'deliberation-votes-order':
    'The order begins at 1, has no gaps and no number twice, and stands only where you approve.',
  'deliberation-quorum': '{voted} voted, the quorum is {quorum}. Give a reason to close now.',
  'deliberation-not-closed': 'Close the vote before you decide.',
  'deliberation-undecided': '{count, plural, one {A project is} other {# projects are}} not decided.',
  'deliberation-choose': 'Choose a decision for every project.',
  'deliberation-no-entry': 'There is no project that this judge could take; things may have just changed.',
  'result-stage-rubric':
    'Stages are weighted: each needs a rubric of its own. Make the missing one in the settings first.',
  'stage-weights-both': 'Give both stages a weight, or neither.',
  'stage-weights-consensus':
    'A panel agrees on one score for a project, which cannot be weighted by stage. Choose another method, or clear the weights.',
} satisfies Partial<Record<RefusalCode, string>>;
