import { data } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { checkCertificate } from '#app/features/certificates/check-certificate.server.ts';
import { CheckedCertificateView } from '#app/features/certificates/checked-certificate.tsx';
import { CodeForm } from '#app/features/certificates/code-form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const STATUS = { certificate: 200, nothing: 404, wait: 429 };
/** Names stand here for whoever holds the code, not for search engines. */
const UNSEEN = { 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const code = params.code ?? '';
  const checked = await checkCertificate(code, request);
  const t = translator(await localeOf(request));
  return data(
    { title: t('certificates.checkTitle'), code, checked },
    { status: STATUS[checked.found], headers: UNSEEN },
  );
}

export const headers = () => UNSEEN;

export const meta: MetaFunction = (args) => [
  ...(pageMeta(args) ?? []),
  { name: 'robots', content: 'noindex, nofollow' },
];

export default function Certificate() {
  const t = useT();
  const { title, code, checked } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} size="public" />
      {checked.found === 'certificate' ? (
        <CheckedCertificateView certificate={checked.certificate} />
      ) : (
        <div className="grid gap-6">
          {checked.found === 'wait' ? (
            <NoticeBox tone="signal" title={t('certificates.checkWait', { minutes: checked.minutes })} />
          ) : (
            <NoticeBox tone="danger" title={t('certificates.checkNothing')}>
              {t('certificates.checkNothingText')}
            </NoticeBox>
          )}
          <CodeForm value={code} />
        </div>
      )}
    </div>
  );
}
