import { listParams } from '#app/features/shared/list-params.ts';

export type EntryFilter = {
  search: string;
  status: string;
  groupId: string;
  disciplineId: string;
  unitId: string;
  /** A check that is not passed yet. */
  check: string;
  /** Whose turn an open check is: "mine", "nobody", or a person's id. */
  turn: string;
};

/** Which of a round's entries an address asks for. */
export function entryFilter(request: Request): EntryFilter {
  const { search, get } = listParams(request);
  return {
    search,
    status: get('status'),
    groupId: get('group'),
    disciplineId: get('discipline'),
    unitId: get('unit'),
    check: get('check'),
    turn: get('turn'),
  };
}
