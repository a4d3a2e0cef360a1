import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

import { cx } from './cx.ts';
import { Mark } from './mark.tsx';
import { NavLinks } from './nav-links.tsx';
import type { NavItem } from './nav-links.tsx';

interface FrameProps {
  productName: ReactNode;
  homeHref: string;
  /** 跳到正文 */
  skipLabel: ReactNode;
  nav?: readonly NavItem[];
  /** Names the main navigation. */
  navLabel: string;
  /** The account's Menu, or a link to sign in. */
  account?: ReactNode;
  language?: ReactNode;
  footer?: ReactNode;
  /** The Toast. */
  toast?: ReactNode;
  children: ReactNode;
}

export type { NavItem };

export interface AppFrameProps extends FrameProps {
  /** Beside the product's name: whose desk this is (unit, school, round). */
  context?: ReactNode;
  /** On a phone: a row that scrolls, or a bar at the bottom for three to five items. */
  phoneNav?: 'scroll' | 'bottom';
  width?: 'wide' | 'normal';
}

/** A single place to go is the home that the product's name leads to: on a phone it would only take a row. */
const LONELY = 'max-sm:hidden';

function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-2 focus:z-50 focus:rounded focus:bg-accent focus:px-4 focus:py-2 focus:text-accent-ink"
    >
      {children}
    </a>
  );
}

function Brand({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      to={href}
      className="flex min-h-10 min-w-0 items-center gap-2.5 font-semibold text-ink no-underline hover:text-accent max-sm:flex-1 max-sm:gap-2 max-sm:text-sm"
    >
      <Mark className="size-7 shrink-0" />
      <span className="leading-tight">{children}</span>
    </Link>
  );
}

/** The frame of a page where work is done: top bar, navigation, the page, a quiet footer. */
export function AppFrame(props: AppFrameProps) {
  const { nav = [], phoneNav = 'scroll', width = 'wide', context } = props;
  const inner = cx('mx-auto w-full px-4 sm:px-6', width === 'wide' ? 'max-w-screen-2xl' : 'max-w-5xl');
  const bottom = phoneNav === 'bottom';
  return (
    <div className={cx('flex min-h-dvh flex-col', bottom && 'max-sm:pb-14 max-sm:[--ui-bottom-bar:3.5rem]')}>
      <SkipLink>{props.skipLabel}</SkipLink>
      <header className="ui-chrome border-b border-line bg-surface">
        <div className={cx(inner, 'flex min-h-14 items-center gap-x-2 sm:flex-wrap sm:gap-x-4')}>
          <Brand href={props.homeHref}>{props.productName}</Brand>
          {context ? (
            <div className="min-w-0 border-s border-line ps-4 text-sm text-ink-muted max-sm:hidden">
              {context}
            </div>
          ) : null}
          <div className="ms-auto flex shrink-0 items-center text-sm sm:gap-3">
            {props.language}
            {props.account}
          </div>
        </div>
        {nav.length > 0 ? (
          <nav
            aria-label={props.navLabel}
            className={
              nav.length === 1
                ? LONELY
                : bottom
                  ? 'max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:bg-surface'
                  : 'overflow-x-auto'
            }
          >
            <div className={inner}>
              <NavLinks items={nav} place={bottom ? 'bottom' : 'bar'} />
            </div>
          </nav>
        ) : null}
      </header>
      <main id="main" tabIndex={-1} className={cx(inner, 'grow py-6 outline-none')}>
        {props.children}
      </main>
      {props.footer ? (
        <footer className="ui-chrome border-t border-line text-sm text-ink-muted">
          <div className={cx(inner, 'py-4')}>{props.footer}</div>
        </footer>
      ) : null}
      {props.toast}
    </div>
  );
}

/** The frame of a page that the public reads: room, a narrower measure, a clear foot. */
export function PublicFrame(props: FrameProps) {
  const inner = 'mx-auto w-full max-w-5xl px-4 sm:px-8';
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink>{props.skipLabel}</SkipLink>
      <header className="ui-chrome ui-band">
        <div className={cx(inner, 'flex min-h-16 flex-wrap items-center gap-x-2 sm:gap-x-10')}>
          <Brand href={props.homeHref}>{props.productName}</Brand>
          <nav
            aria-label={props.navLabel}
            className={cx(
              'order-last w-full overflow-x-auto sm:order-none sm:w-auto sm:self-stretch',
              props.nav?.length === 1 && LONELY,
            )}
          >
            <NavLinks items={props.nav ?? []} place="band" />
          </nav>
          <div className="ms-auto flex shrink-0 items-center text-sm sm:gap-3">
            {props.language}
            {props.account}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={cx(inner, 'grow pt-4 pb-16 outline-none')}>
        {props.children}
      </main>
      {props.footer ? (
        <footer className="ui-chrome border-t border-line bg-surface text-sm text-ink-muted">
          <div className={cx(inner, 'grid gap-2 py-8')}>{props.footer}</div>
        </footer>
      ) : null}
      {props.toast}
    </div>
  );
}
