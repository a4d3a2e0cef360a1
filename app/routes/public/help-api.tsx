import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { EXAMPLES } from '#app/features/api/examples.ts';
import { METHODS } from '#app/features/results/methods/method-texts.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import type { MessageKey } from '#app/i18n/types.ts';
import { env } from '#app/platform/env.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';

const ADDRESSES = [
  { path: '/api/v1/rounds', key: 'rounds' },
  { path: '/api/v1/rounds/{round}/entries', key: 'entries' },
  { path: '/api/v1/rounds/{round}/result', key: 'result' },
  { path: '/api/v1/rounds/{round}/lists', key: 'lists' },
  { path: '/api/v1/lists/{list}', key: 'list' },
  { path: '/api/v1/rounds/{round}/special', key: 'special' },
] as const;

const SAID = [
  'number',
  'fromEntryId',
  'leadsTo',
  'value',
  'tied',
  'position',
  'prize',
  'inputsHash',
] as const;

/** Fields that do not say by themselves what they hold, and the words of those that have a fixed set. */
function fieldsOf(t: Translate) {
  const words = (values: readonly string[], word: (value: string) => string) =>
    values.map((value) => `${value} ${word(value)}`).join(' · ');
  const word = (prefix: string) => (value: string) => t(`${prefix}${value}` as MessageKey);
  return [
    {
      field: 'status (entry)',
      says: words(['HANDED_IN', 'ELIGIBLE', 'REJECTED'], word('checks.status')),
    },
    { field: 'kind (list)', says: words(['ENTRY', 'AWARD', 'FINALIST'], word('results.kind')) },
    { field: 'status (list)', says: words(['DRAFT', 'CONFIRMED', 'HANDED_ON'], word('results.list')) },
    { field: 'decision', says: words(['SELECTED', 'RESERVE'], word('results.decision')) },
    { field: 'method', says: words(METHODS, word('results.method')) },
    ...SAID.map((field) => ({ field, says: t(`api.field-${field}`) })),
  ];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const t = translator(await localeOf(request));
  return { title: t('api.docsTitle'), origin: env().origin };
}

export const meta = pageMeta;

/** How another system reads from the portal. */
export default function HelpApi() {
  const t = useT();
  const { origin } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t('api.docsTitle')}
        meta={t('api.docsLead')}
        above={<BackLink href="/help">{t('help.title')}</BackLink>}
      />
      <Section title={t('api.docsKey')} description={t('api.docsKeyText')}>
        <pre className="overflow-x-auto rounded border border-line bg-sunken p-4 text-sm" tabIndex={0}>
          {`curl -H 'Authorization: Bearer ysc_…' '${origin}/api/v1/rounds?limit=20'`}
        </pre>
      </Section>
      <Section title={t('api.docsAddresses')}>
        <DataTable
          caption={t('api.docsAddresses')}
          rows={ADDRESSES}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'path',
              head: t('api.address'),
              rowHead: true,
              cell: ({ path }) => <code className="break-all">{path}</code>,
            },
            { key: 'says', head: t('api.says'), cell: ({ key }) => t(`api.doc-${key}`) },
          ]}
        />
      </Section>
      <Section title={t('api.docsExamples')} description={t('api.docsExamplesText')}>
        {ADDRESSES.map(({ path, key }) => (
          <details key={key} className="border-b border-line py-2">
            <summary className="cursor-pointer py-1">
              <code className="break-all">{path}</code>
            </summary>
            <pre
              className="mt-2 overflow-x-auto rounded border border-line bg-sunken p-4 text-sm"
              tabIndex={0}
            >
              {JSON.stringify(EXAMPLES[key], null, 2)}
            </pre>
          </details>
        ))}
      </Section>
      <Section title={t('api.docsFields')}>
        <DataTable
          caption={t('api.docsFields')}
          rows={fieldsOf(t)}
          rowKey={({ field }) => field}
          columns={[
            {
              key: 'field',
              head: t('api.field'),
              rowHead: true,
              cell: ({ field }) => <code>{field}</code>,
            },
            { key: 'says', head: t('api.says'), cell: ({ says }) => says },
          ]}
        />
      </Section>
      <Section title={t('api.docsPaging')}>
        <p className="max-w-3xl">{t('api.docsPagingText', { max: 500 })}</p>
      </Section>
      <Section title={t('api.docsErrors')}>
        <p className="max-w-3xl">{t('api.docsErrorsText')}</p>
      </Section>
    </>
  );
}
