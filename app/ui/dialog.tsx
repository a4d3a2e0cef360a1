import { forwardRef, useId, useRef } from 'react';
import type { ReactNode } from 'react';

import { Button, LinkButton } from './button.tsx';
import type { ButtonSize, ButtonVariant } from './button.tsx';
import { useHydrated } from './use-hydrated.ts';

export interface DialogProps {
  title: ReactNode;
  children: ReactNode;
  /** The row of buttons below. */
  actions?: ReactNode;
}

/** The platform's own modal dialog: open it with `ref.current.showModal()`, Escape closes it, the focus returns. */
export const Dialog = forwardRef<HTMLDialogElement, DialogProps>(function Dialog(
  { title, children, actions },
  ref,
) {
  const id = useId();
  return (
    <dialog ref={ref} aria-labelledby={id} className="ui-dialog">
      <div className="grid gap-4 p-6">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        <div>{children}</div>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </dialog>
  );
});

export interface DialogButtonProps {
  label: ReactNode;
  title: ReactNode;
  closeLabel: ReactNode;
  /** The page that shows the same, for when there is no script. */
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
}

/** A button that opens a dialog, and a link to a page with the same until the script runs. */
export function DialogButton({ label, title, closeLabel, href, variant, size, children }: DialogButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const hydrated = useHydrated();
  if (!hydrated) {
    return (
      <LinkButton href={href} variant={variant} size={size}>
        {label}
      </LinkButton>
    );
  }
  return (
    <>
      <Button
        type="button"
        variant={variant}
        size={size}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </Button>
      <Dialog
        ref={dialog}
        title={title}
        actions={
          <Button type="button" onClick={() => dialog.current?.close()}>
            {closeLabel}
          </Button>
        }
      >
        {children}
      </Dialog>
    </>
  );
}
