import { Copy } from 'lucide-react';
import { useState } from 'react';

import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/** Puts a text on the clipboard. Absent where that does not work (no script, or an address without https). */
export function CopyText({ text, label }: { text: string; label: string }) {
  const t = useT();
  const hydrated = useHydrated();
  const [copied, setCopied] = useState(false);
  if (!hydrated || !('clipboard' in navigator)) return null;
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <span className="no-print inline-flex flex-wrap items-center gap-3">
      <Button type="button" size="small" icon={Copy} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="text-sm text-done">
        {copied ? t('common.copied') : ''}
      </span>
    </span>
  );
}
