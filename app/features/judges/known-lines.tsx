import { Form } from '@remix-run/react';

import type { KnownPerson } from './known-judges.server.ts';
import { WhoIsIt } from './who-is-it.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Section } from '#app/ui/section.tsx';

/** Typed lines that may mean somebody who is known: asked before anybody is made twice. */
export function KnownLines({
  roundId,
  judges,
  lines,
}: {
  roundId: string;
  /** The lines as they were typed, sent again with the answers. */
  judges: string;
  lines: readonly { index: number; name: string; organisation: string; people: readonly KnownPerson[] }[];
}) {
  const t = useT();
  return (
    <Section title={t('judgePool.knownTitle')} description={t('judgePool.knownText')}>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="roundId" value={roundId} />
        <input type="hidden" name="judges" value={judges} />
        <input type="hidden" name="asked" value="yes" />
        <DataTable
          caption={t('judgePool.knownTitle')}
          rows={lines}
          rowKey={(line) => String(line.index)}
          columns={[
            { key: 'name', head: t('people.name'), rowHead: true, cell: (line) => line.name },
            { key: 'organisation', head: t('judging.organisation'), cell: (line) => line.organisation },
            {
              key: 'who',
              head: t('judgePool.who'),
              cell: (line) => (
                <WhoIsIt
                  field={`who[${line.index}]`}
                  label={`${t('judgePool.who')} ${line.name}`}
                  people={line.people}
                />
              ),
            },
          ]}
        />
        <div>
          <SubmitButton name="intent" value="add">
            {t('judging.add')}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
