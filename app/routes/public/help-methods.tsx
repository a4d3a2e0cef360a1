import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { methodsPage } from '#app/features/results/methods/methods-page.server.ts';
import { methodName } from '#app/features/results/methods/method-name.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RichText } from '#app/ui/rich-text.tsx';
import { Section } from '#app/ui/section.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const locale = await localeOf(request);
  return { title: translator(locale)('methods.title'), ...methodsPage(locale) };
}

export const meta = pageMeta;

/** How scores are made from marks: for parents in words, for who checks in formulas. */
export default function HelpMethods() {
  const t = useT();
  const { symbols, methods, more } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t('methods.title')}
        meta={t('methods.lead')}
        above={<BackLink href="/help">{t('help.title')}</BackLink>}
      />
      <nav aria-label={t('methods.title')} className="no-print">
        <ul className="flex flex-wrap gap-x-6 gap-y-2 border-y border-line py-3">
          {methods.map(({ method }) => (
            <li key={method}>
              <a href={`#${method}`} className="inline-block py-1">
                {methodName(t, method)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Section title={t('methods.total')}>
        <RichText stretches={symbols} />
      </Section>
      {methods.map(({ method, words, formula, needs, source }) => (
        <Section key={method} id={method} title={methodName(t, method)} className="scroll-mt-4">
          <p className="max-w-3xl">{words}</p>
          <div className="my-4 text-lg">
            <RichText stretches={formula} />
          </div>
          <dl className="grid max-w-3xl gap-3 text-sm">
            <div>
              <dt className="text-ink-muted">{t('methods.needs')}</dt>
              <dd>
                <RichText stretches={needs} />
              </dd>
            </div>
            <div>
              <dt className="text-ink-muted">{t('methods.source')}</dt>
              <dd>{source}</dd>
            </div>
          </dl>
        </Section>
      ))}
      {more.map(({ key, title, text }) => (
        <Section key={key} title={title}>
          <p className="max-w-3xl">{text}</p>
        </Section>
      ))}
    </>
  );
}
