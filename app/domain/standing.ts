/** What a list says of an entry as it was computed. */
export type Decision = 'SELECTED' | 'RESERVE' | 'NOT_SELECTED' | 'UNDECIDED';

/** What a list says of a line after people were at it; taken back after publication it is REVOKED. */
export type Standing = Decision | 'REVOKED';
