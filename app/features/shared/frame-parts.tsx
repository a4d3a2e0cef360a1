import { Form, Link, useLocation } from '@remix-run/react';
import { CircleUser, Languages } from 'lucide-react';

import { useLanguage, useT } from '#app/i18n/context.tsx';
import { LOCALE_NAMES, LOCALES } from '#app/i18n/types.ts';
import type { MessageKey } from '#app/i18n/types.ts';
import { IconText } from '#app/ui/icon-text.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Menu, MenuButton, MenuLink } from '#app/ui/menu.tsx';
import { Toast } from '#app/ui/toast.tsx';
import { dropAllLocalDrafts, hasLocalDrafts } from './local-drafts.ts';
import { dropOffline } from './offline-store.ts';
import { useRootData } from './root-data.ts';

/** Changes the language and comes back to the same page. A real page load: the catalogue is read once per page. */
export function LanguageSwitch() {
  const { locale, t } = useLanguage();
  const { pathname, search } = useLocation();
  const other = LOCALES.find((candidate) => candidate !== locale) ?? locale;
  return (
    <Form method="post" action="/locale" reloadDocument>
      <input type="hidden" name="to" value={pathname + search} />
      <button
        type="submit"
        name="locale"
        value={other}
        lang={other}
        className="flex min-h-10 min-w-10 items-center justify-center rounded px-2 hover:bg-sunken"
      >
        <IconText icon={Languages}>
          <span className="sr-only">{t('common.language')}: </span>
          <span className="max-sm:sr-only">{LOCALE_NAMES[other]}</span>
        </IconText>
      </button>
    </Form>
  );
}

/** The signed-in person's menu, or the way to sign in. */
export function AccountMenu() {
  const t = useT();
  const root = useRootData();
  const { pathname } = useLocation();
  if (!root?.viewer) {
    return (
      <LinkButton href="/sign-in" size="small">
        {t('common.signIn')}
      </LinkButton>
    );
  }
  return (
    <Menu label={<IconText icon={CircleUser}>{root.viewer.name}</IconText>}>
      {root.viewer.fronts.map((front) => (
        <MenuLink key={front.href} href={front.href} current={pathname.startsWith(front.href)}>
          {t(front.label)}
        </MenuLink>
      ))}
      <MenuLink href="/account" current={pathname === '/account'}>
        {t('common.account')}
      </MenuLink>
      <li>
        <Form method="post" action="/sign-out">
          <MenuButton
            onClick={(event) => {
              if (hasLocalDrafts() && !window.confirm(t('common.signOutUnsent'))) {
                event.preventDefault();
                return;
              }
              dropAllLocalDrafts();
              void dropOffline();
            }}
          >
            {t('common.signOut')}
          </MenuButton>
        </Form>
      </li>
    </Menu>
  );
}

/** The message that the last page left. */
export function FrameToast() {
  const t = useT();
  const toast = useRootData()?.toast;
  const message = toast
    ? {
        id: `${toast.key}${JSON.stringify(toast.params ?? {})}`,
        tone: toast.tone,
        text: t(toast.key as MessageKey, toast.params),
      }
    : null;
  return <Toast message={message} dismissLabel={t('common.dismiss')} />;
}

/** The quiet line at the foot of every page, with the way to help. */
export function FrameFooter() {
  const t = useT();
  return (
    <p className="flex flex-wrap justify-between gap-x-6 gap-y-1">
      <span>{t('common.footer')}</span>
      <Link to="/help" className="text-ink-muted">
        {t('help.title')}
      </Link>
    </p>
  );
}
