/** Codes of refusals about packages and tables of entries from outside. */
export type OutsideRefusal =
  | 'entry-table-no-headings'
  | 'import-reason'
  | 'import-judged'
  | 'package-none'
  | 'package-newer'
  | 'package-broken'
  | 'package-too-large'
  | 'package-unsafe'
  | 'package-file-type'
  | 'package-file-hash'
  | 'package-file-content'
  | 'package-file-virus'
  | 'package-failed';
