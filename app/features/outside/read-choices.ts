import type { Choices } from '#app/domain/outside/incoming.ts';

const LISTS = ['units', 'categories', 'groups', 'disciplines'] as const;

/** The fields in which a list's unknown names stand, and what was chosen for each. */
export const choiceFields = (list: keyof Choices) => ({ name: `${list}-name`, chosen: `${list}-to` });

/** What was chosen for names that are not known here, from the fields of a preview. */
export function readChoices(fields: (name: string) => readonly string[]): Choices {
  const read = (list: keyof Choices) => {
    const { name, chosen } = choiceFields(list);
    const to = fields(chosen);
    return Object.fromEntries(
      fields(name).flatMap((one, index) => (to[index] ? [[one, to[index]] as const] : [])),
    );
  };
  const [units, categories, groups, disciplines] = LISTS.map(read);
  return {
    units: units ?? {},
    categories: categories ?? {},
    groups: groups ?? {},
    disciplines: disciplines ?? {},
  };
}
