import { writer } from '#app/platform/db/client.server.ts';
import { provider } from '#app/platform/db/provider.ts';

/** Makes the database itself refuse new rows in which a column has one of these values, until the answer is called. */
export async function refuseRows(
  table: string,
  column: string,
  values: readonly string[],
): Promise<() => Promise<void>> {
  const list = values.map((value) => `'${value}'`).join(', ');
  const [make, drop] =
    provider() === 'postgresql'
      ? [
          `ALTER TABLE "${table}" ADD CONSTRAINT "refused" CHECK ("${column}" NOT IN (${list})) NOT VALID`,
          `ALTER TABLE "${table}" DROP CONSTRAINT "refused"`,
        ]
      : [
          `CREATE TRIGGER "refused" AFTER INSERT ON "${table}" WHEN NEW."${column}" IN (${list})
           BEGIN SELECT RAISE(ABORT, 'refused'); END`,
          'DROP TRIGGER "refused"',
        ];
  await writer().$executeRawUnsafe(make);
  return async () => void (await writer().$executeRawUnsafe(drop));
}
