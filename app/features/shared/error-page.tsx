import { useLocation } from '@remix-run/react';

import { useT } from '#app/i18n/context.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PublicShell } from './public-shell.tsx';

/** What a person sees instead of a page: what happened, what was kept, what to do. */
export function ErrorPage({ status }: { status: number }) {
  const t = useT();
  const { pathname } = useLocation();
  const [title, text] =
    status === 404
      ? [t('common.notFoundTitle'), t('common.notFoundText')]
      : status === 403
        ? [t('common.forbiddenTitle'), t('common.notFoundText')]
        : [t('common.errorTitle'), t('common.errorText')];
  return (
    <PublicShell>
      <PageHeader title={title} size="public" />
      <p className="max-w-2xl">{text}</p>
      <p className="mt-2 text-sm text-ink-muted">
        {t('common.errorCode', { code: `${status} ${pathname}` })}
      </p>
      <p className="mt-6">
        <LinkButton href="/">{t('common.toHome')}</LinkButton>
      </p>
    </PublicShell>
  );
}
