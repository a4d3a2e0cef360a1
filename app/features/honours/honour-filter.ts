import { HONOUR_GROUPS, HONOUR_LEVELS } from '#app/domain/honours.ts';
import type { HonourFilter, HonourGroup } from '#app/domain/honours.ts';
import { listParams } from '#app/features/shared/list-params.ts';

/** What an address asks of the honours; `usual` is how they are counted when it does not say. */
export function honourFilter(
  request: Request,
  usual: HonourGroup,
): { unitId: string; filter: HonourFilter; by: HonourGroup } {
  const { get } = listParams(request);
  const year = (name: string) => {
    const value = Number.parseInt(get(name), 10);
    return value >= 1900 && value <= 2200 ? value : null;
  };
  return {
    unitId: get('unit'),
    filter: {
      from: year('from'),
      to: year('to'),
      level: HONOUR_LEVELS.find((level) => level === get('level')) ?? null,
      prize: get('prize').slice(0, 60),
    },
    by: HONOUR_GROUPS.find((group) => group === get('by')) ?? usual,
  };
}
