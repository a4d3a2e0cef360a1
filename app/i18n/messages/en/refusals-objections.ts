import type { objectionRefusals as source } from '../zh/refusals-objections.ts';

export const objectionRefusals: Record<keyof typeof source, string> = {
  'list-objections-open': '{count, plural, one {# objection has} other {# objections have}} no answer yet',
  'list-recompute-due':
    '{count, plural, one {# proven objection asks} other {# proven objections ask}} for a new scoring table, which is not made yet',
  'list-revoked-again':
    '{count, plural, one {# project that was} other {# projects that were}} taken off before stand on the list again; change that by hand',
  'list-notice-running': 'The notice is still running, and this round hands lists on only after its end',
  'list-notice-reason': 'The notice is still running: say why the list goes on now (at least 4 characters)',
  'list-line-not-selected': 'This project is no longer on the list',
  'list-no-stand-in': 'Nobody may move up under the rules of the quota',
  'entry-on-list': 'It stands on a confirmed list; take it off there first',
  'objection-closed': 'The notice has ended; objections are no longer taken',
  'objection-nameless': 'Objections are named: give your real name',
  'objection-too-many':
    'Too many objections within a short time. Try again in an hour; what you wrote is still here',
  'objection-too-large': 'The files together are too large and were not taken. Send fewer or smaller ones',
  'objection-files-many': 'No more than {max} files',
  'objection-file-type': '“{name}” is no PDF, JPG or PNG',
  'objection-file-large': '“{name}” is larger than 10 MB',
  'objection-file-content': '“{name}” is empty or not what its name says. Check it and choose again',
  'objection-file-virus': '“{name}” holds a virus and was not taken',
  'objection-handler': 'Choose one of the administrators',
  'objection-involved': 'You have judged or tutor this project, so somebody else answers',
  'objection-names-objector':
    'The finding holds the name or telephone number of who objected. Reword it; if it is a coincidence, tick that you have checked',
  'objection-remedy': 'Where it is upheld, choose what follows for the list',
  'objection-no-line': 'This objection is not about one project, so nothing can be revoked',
  'objection-open': 'It has no answer yet, so its personal data stay',
};
