import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { CodeForm } from '#app/features/certificates/code-form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

/** For codes typed from paper: leads to the certificate's own page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('code') ?? '').normalize('NFKC');
  const code = typed.replaceAll(/[^A-Za-z0-9-]/g, '').slice(0, 40);
  if (code) throw redirect(`/certificates/${code}`);
  const t = translator(await localeOf(request));
  return { title: t('certificates.checkTitle') };
}

export const meta: MetaFunction = (args) => [
  ...(pageMeta(args) ?? []),
  { name: 'robots', content: 'noindex' },
];

export default function Certificates() {
  const t = useT();
  const { title } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={title} size="public" meta={t('certificates.checkLead')} />
      <CodeForm />
    </div>
  );
}
