import { useLocation } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { useT } from '#app/i18n/context.tsx';
import type { MessageKey } from '#app/i18n/types.ts';
import { AppFrame } from '#app/ui/page-frame.tsx';
import { AccountMenu, FrameFooter, FrameToast, LanguageSwitch } from './frame-parts.tsx';

export type ShellNavItem = {
  label: MessageKey;
  href: string;
  icon?: LucideIcon;
  count?: number;
  exact?: boolean;
};

type Props = {
  nav: readonly ShellNavItem[];
  homeHref: string;
  /** Whose desk this is. */
  context?: ReactNode;
  phoneNav?: 'scroll' | 'bottom';
  width?: 'wide' | 'normal';
  children: ReactNode;
};

/** The frame of pages where somebody works: one per role, with that role's navigation. */
export function WorkShell({ nav, homeHref, context, phoneNav, width, children }: Props) {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <AppFrame
      productName={t('common.product')}
      homeHref={homeHref}
      skipLabel={t('common.skip')}
      navLabel={t('common.menu')}
      nav={nav.map(({ label, href, icon, count, exact }) => ({
        label: t(label),
        href,
        icon,
        count: count ? count : undefined,
        current: exact ? pathname === href : pathname === href || pathname.startsWith(`${href}/`),
      }))}
      context={context}
      phoneNav={phoneNav}
      width={width}
      language={<LanguageSwitch />}
      account={<AccountMenu />}
      footer={<FrameFooter />}
      toast={<FrameToast />}
    >
      {children}
    </AppFrame>
  );
}
