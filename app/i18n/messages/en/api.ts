/** keys and documentation for other systems */
export const api = {
  title: 'API keys',
  lead: 'With a key a provincial or another system reads rounds, entries, scoring tables and lists of this unit and those below it: read-only, as JSON.',
  none: 'No keys yet',
  noneText:
    'When another system needs the data, make a key for each of them, so that one can be ended without the others.',
  name: 'For whom',
  nameHint: 'Such as “data platform of the province”.',
  ending: 'Last four',
  createdAt: 'Made',
  lastUsed: 'Last used',
  never: 'never',
  make: 'Make a key',
  makeHint:
    'A key reads the lists and scores that an administrator of this unit sees. Give it only to those you have an agreement with.',
  made: 'The key is made',
  madeOnce: 'Copy it now and pass it on safely: it is not shown again, only its hash is kept.',
  revoke: 'End',
  revokeTitle: 'End the key of “{name}”?',
  revokeText: 'Its system reads nothing from now on. This cannot be undone.',
  revoked: 'The key is ended',
  revokedOn: 'ended {date}',
  docs: 'How to use the API',
  docsTitle: 'API for other systems',
  docsLead:
    'Every address is read with GET and answers JSON; times are UTC. Of people there are the names that lists print, no grades, numbers or contacts.',
  docsKey: 'Key',
  docsKeyText:
    'An administrator makes it under “Units → API keys”; it goes into a header. At most 120 requests a minute, beyond that 429.',
  docsPaging: 'Pages',
  docsPagingText:
    'Lists have at most {max} rows at a time (limit, 100 unless given). While next is not null, after=next reads on. With If-None-Match an answer that has not changed is 304.',
  docsErrors: 'Errors',
  docsErrorsText:
    '401 no key, or an ended one; 400 a parameter that cannot be; 404 not there, or out of the key’s reach; 429 too many requests.',
  docsAddresses: 'Addresses',
  address: 'Address',
  says: 'What it says',
  'doc-rounds': 'Rounds: name, unit, edition, windows, where they lead',
  'doc-entries':
    'Entries handed in: number, title, category, group, discipline, unit, school, names of authors and tutors, status',
  'doc-result': 'The newest scoring table: values, ranks, ties, checksum',
  'doc-lists': 'Lists: kind, status, title, publication',
  'doc-special': 'Confirmed special awards: names and units of the winners',
  'doc-list':
    'Selected entries and reserves of a list, in order; a list of students also says promotes, and who goes on by each',
};
