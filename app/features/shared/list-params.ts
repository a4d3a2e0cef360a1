/** What a list's address says: the search, the page from 1, and any other filter by name ('' when absent). */
export function listParams(request: Request) {
  const params = new URL(request.url).searchParams;
  const get = (name: string) => params.get(name)?.trim() ?? '';
  const page = Number.parseInt(get('page'), 10);
  return { search: get('q').slice(0, 100), page: page > 0 ? page : 1, get };
}
