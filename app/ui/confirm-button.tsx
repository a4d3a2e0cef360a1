import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import { Button, buttonClass } from './button.tsx';
import type { ButtonSize, ButtonVariant } from './button.tsx';
import { cx } from './cx.ts';
import { Dialog } from './dialog.tsx';
import { useHydrated } from './use-hydrated.ts';

export interface ConfirmButtonProps {
  /** The verb on the page: 提交作品 */
  label: ReactNode;
  /** The question. */
  title: ReactNode;
  /** The consequence in numbers; may hold fields (a reason), which are sent with the form. */
  children: ReactNode;
  /** The verb again. */
  confirmLabel: ReactNode;
  cancelLabel: ReactNode;
  /** Sent with the form when confirmed. */
  name?: string;
  value?: string;
  formAction?: string;
  variant?: ButtonVariant;
  confirmVariant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  pending?: boolean;
  disabled?: boolean;
  className?: string;
}

/** Whether the browser would refuse the form for a field behind the dialog, where it could not show it. */
function isWrongOutside(dialog: HTMLDialogElement): boolean {
  const wrong = dialog.closest('form')?.querySelectorAll(':is(input, select, textarea):invalid') ?? [];
  return [...wrong].some((field) => !dialog.contains(field));
}

/**
 * Submits the form it stands in, after asking once. Asks in a dialog, and before the script runs in a <details> that
 * opens in place.
 */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, title, children, confirmLabel, cancelLabel, name, value, formAction, className } = props;
  const { variant = 'primary', size, icon, pending, disabled } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const hydrated = useHydrated();

  useEffect(() => {
    const form = dialog.current?.closest('form');
    const close = () => dialog.current?.close();
    form?.addEventListener('submit', close);
    return () => form?.removeEventListener('submit', close);
  }, [hydrated]);

  const confirm = (
    <Button
      // On the page it may be one of many; in the question it is the act itself.
      variant={props.confirmVariant ?? (variant === 'danger' ? variant : 'primary')}
      name={name}
      value={value}
      formAction={formAction}
      pending={pending}
      onClick={(event) => {
        // Enter in a field presses the form's first button, which may be this one, unseen: then it asks first.
        if (!dialog.current) return;
        if (dialog.current.open) {
          if (isWrongOutside(dialog.current)) dialog.current.close();
          return;
        }
        event.preventDefault();
        dialog.current.showModal();
      }}
    >
      {confirmLabel}
    </Button>
  );
  if (!hydrated && !disabled) {
    return (
      <>
        {/* The form's first button is what Enter in a field presses: without it, the one that waits unseen in the fold. */}
        <button type="submit" disabled hidden />
        <details className={cx('inline-block', className)}>
          <summary className={cx('ui-summary', buttonClass({ variant, size }))}>{label}</summary>
          <div className="mt-2 grid max-w-xl gap-4 rounded border border-line bg-surface p-4">
            <p className="font-semibold">{title}</p>
            <div>{children}</div>
            <div>{confirm}</div>
          </div>
        </details>
      </>
    );
  }
  return (
    <>
      <Button
        type="button"
        variant={variant}
        size={size}
        icon={icon}
        pending={pending}
        disabled={disabled}
        className={className}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </Button>
      <Dialog
        ref={dialog}
        title={title}
        actions={
          <>
            {confirm}
            <Button type="button" variant="quiet" onClick={() => dialog.current?.close()}>
              {cancelLabel}
            </Button>
          </>
        }
      >
        {children}
      </Dialog>
    </>
  );
}
