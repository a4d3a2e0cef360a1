import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';

import { useT } from '#app/i18n/context.tsx';
import { PublicFrame } from '#app/ui/page-frame.tsx';
import { AccountMenu, FrameFooter, FrameToast, LanguageSwitch } from './frame-parts.tsx';

/** The frame of pages that anyone may read. */
export function PublicShell({ children }: { children: ReactNode }) {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <PublicFrame
      productName={t('common.product')}
      homeHref="/"
      skipLabel={t('common.skip')}
      navLabel={t('common.menu')}
      nav={[
        { label: t('common.home'), href: '/', current: pathname === '/' },
        {
          label: t('certificates.checkTitle'),
          href: '/certificates',
          current: pathname.startsWith('/certificates'),
        },
      ]}
      language={<LanguageSwitch />}
      account={<AccountMenu />}
      footer={<FrameFooter />}
      toast={<FrameToast />}
    >
      {children}
    </PublicFrame>
  );
}
