import { Link } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** Full width on a phone. */
  wide?: boolean;
}

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    'border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong hover:text-accent-ink',
  secondary: 'border-line-strong bg-surface text-ink hover:border-accent hover:bg-accent-tint hover:text-ink',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-tint hover:text-accent-strong',
  danger:
    'border-danger bg-danger text-danger-ink hover:border-danger-strong hover:bg-danger-strong hover:text-danger-ink',
};

const SIZE: Record<ButtonSize, string> = {
  small: 'min-h-8 px-3 py-0.5 text-sm pointer-coarse:min-h-11',
  medium: 'min-h-10 pointer-coarse:min-h-11 px-4 py-1.5 text-base leading-6',
  large: 'min-h-12 px-6 py-2 text-lg',
};

/** The classes of a button, for the rare element that is neither Button nor LinkButton (a label, a summary). */
export function buttonClass({
  variant = 'secondary',
  size = 'medium',
  wide,
}: Omit<Look, 'icon'> = {}): string {
  return cx(
    'ui-button inline-flex items-center justify-center gap-2 rounded border text-center font-medium no-underline',
    'transition-colors aria-disabled:cursor-default aria-disabled:opacity-70 disabled:opacity-55',
    VARIANT[variant],
    SIZE[size],
    wide && 'max-sm:w-full',
  );
}

function Face({ icon: Icon, children }: { icon?: LucideIcon; children: ReactNode }) {
  return (
    <>
      {Icon ? <Icon aria-hidden className="size-[1.125em] shrink-0" strokeWidth={1.75} /> : null}
      <span className="min-w-0">{children}</span>
    </>
  );
}

export interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  /** While the request is under way: keeps its focus, refuses a second press, shows a spinner. */
  pending?: boolean;
  /** What it says meanwhile; its usual words if left out. */
  pendingLabel?: ReactNode;
}

/** A button that says its verb. Submits its form unless `type` says otherwise. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    wide,
    pending,
    pendingLabel,
    className,
    children,
    type = 'submit',
    onClick,
    ...rest
  } = props;
  return (
    <button
      type={type}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass({ variant, size, wide }), className)}
      {...rest}
    >
      {pending ? <Spinner /> : null}
      <Face icon={pending ? undefined : icon}>{pending ? (pendingLabel ?? children) : children}</Face>
    </button>
  );
}

export interface LinkButtonProps extends Look {
  href: string;
  children: ReactNode;
  className?: string;
  /** A file rather than a page: an ordinary request with this attribute, not a client navigation. */
  download?: boolean | string;
  'aria-label'?: string;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({
  variant,
  size,
  icon,
  wide,
  href,
  children,
  className,
  download,
  ...rest
}: LinkButtonProps) {
  const look = cx(buttonClass({ variant, size, wide }), className);
  const face = <Face icon={icon}>{children}</Face>;
  if (download !== undefined && download !== false) {
    return (
      <a href={href} download={download} className={look} {...rest}>
        {face}
      </a>
    );
  }
  return (
    <Link to={href} className={look} {...rest}>
      {face}
    </Link>
  );
}
