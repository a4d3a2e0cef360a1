import type { KnownPerson } from './known-judges.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { Select } from '#app/ui/select.tsx';

/** Said of a line: nobody who is known. The same word as the verb reads. */
const SOMEBODY_NEW = 'new';

/** Who a line means: one of the people who are known under this name, or somebody new. */
export function WhoIsIt({
  field,
  label,
  people,
}: {
  /** Name under which the choice is sent. */
  field: string;
  label: string;
  people: readonly KnownPerson[];
}) {
  const t = useT();
  return (
    <Select
      name={field}
      aria-label={label}
      options={[
        ...people.map((one) => ({
          value: one.personId,
          label: t('judgePool.samePerson', {
            name: one.name,
            username: one.username,
            organisation: one.organisation,
          }),
        })),
        { value: SOMEBODY_NEW, label: t('judgePool.otherPerson') },
      ]}
    />
  );
}
