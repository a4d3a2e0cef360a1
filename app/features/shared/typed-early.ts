type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const ticks = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

const isFile = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === 'file';

/** The option that a list of choices begins with. */
function firstOption(control: HTMLSelectElement): number {
  return Math.max(
    0,
    [...control.options].findIndex((option) => option.defaultSelected),
  );
}

function isTouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return !control.multiple && control.selectedIndex !== firstOption(control);
  // A radio that was left says nothing: the one that was chosen instead does.
  if (ticks(control))
    return control.checked !== control.defaultChecked && (control.checked || control.type === 'checkbox');
  if (isFile(control)) return control.files?.length !== 0;
  return control.value !== control.defaultValue;
}

/** Sets a value past React's own record of it, so that the event that follows counts as a change. */
function write(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = control instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(control, text);
}

function tell(control: Control, event: 'input' | 'change'): void {
  control.dispatchEvent(new Event(event, { bubbles: true }));
}

/**
 * A page can be written on before its script is there: nothing hears those keys or the files that were chosen, and React
 * sets a text back to what the page came with. To be called right before the page is made live; what it returns is called right after, writes again
 * what was written and tells the page of it as if it were typed then.
 */
export function keepTypedEarly(root: ParentNode): () => void {
  const touched = [...root.querySelectorAll<Control>('input, textarea, select')].filter(isTouched);
  const typed = touched.map(
    (control) => [control, control.value, ticks(control) && control.checked] as const,
  );
  return () => {
    for (const [control, text, ticked] of typed) {
      if (!control.isConnected) continue;
      if (ticks(control)) {
        control.checked = !ticked;
        control.click();
      } else if (isFile(control)) {
        tell(control, 'change');
      } else if (control instanceof HTMLSelectElement) {
        control.value = text;
        tell(control, 'input');
        tell(control, 'change');
      } else {
        // Where somebody is still typing, perhaps in the middle of a word that is put together, nothing is moved.
        if (control !== document.activeElement || control.value !== text) {
          control.value = control.defaultValue;
          write(control, text);
        }
        tell(control, 'input');
      }
    }
  };
}
