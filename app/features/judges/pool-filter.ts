import { listParams } from '#app/features/shared/list-params.ts';

/** The filters of the pool in an address. */
export function poolFilter(request: Request) {
  const { search, get } = listParams(request);
  return {
    search,
    discipline: get('discipline').slice(0, 20),
    organisation: get('organisation').slice(0, 80),
    banned: get('banned') === 'yes',
  };
}
