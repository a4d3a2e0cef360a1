import type { OutsideRefusal } from '#app/domain/outside/refusals.ts';

/** The same in English. */
export const outsideRefusals: Record<OutsideRefusal, string> = {
  'entry-table-no-headings': 'No headings found. “Title”, “School” and “First author” are needed at least.',
  'import-reason': 'The time for entering is over: say why these entries come now.',
  'import-judged':
    '{count} of its entries are being judged or stand on a list: this import cannot be undone.',
  'package-none':
    'This is not a hand-over package. Upload the ZIP file as it was downloaded from the page of the list.',
  'package-newer': 'The package has a newer format than this portal. Update the portal first.',
  'package-broken':
    'This is no whole hand-over package: something is missing, or differs from its list of contents. Ask for it again.',
  'package-too-large': 'The package is too large (at most {max}). Ask for it in parts.',
  'package-unsafe': 'The package holds something unsafe and was not imported. Ask who sent it.',
  'package-file-type': '“{name}” of {number} is no kind of file that the portal takes. Nothing was imported.',
  'package-file-hash':
    '“{name}” of {number} is not the file that the list of contents names. Nothing was imported. Ask for the package again.',
  'package-file-content':
    'The content of “{name}” of {number} does not agree with its kind. Nothing was imported.',
  'package-file-virus': '“{name}” of {number} holds a virus. Nothing was imported. Ask for another file.',
  'package-failed':
    'The import broke off and nothing was written. Try again; if that fails, tell whoever runs the portal.',
};
