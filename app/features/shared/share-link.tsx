import { Copy, Share2 } from 'lucide-react';
import { useState } from 'react';

import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/**
 * Passes a link on from the device it is shown on: to the apps of a phone where the browser offers that, to the clipboard
 * elsewhere. Absent where neither works (no script, or an address without https).
 */
export function ShareLink({ url, title }: { url: string; title: string }) {
  const t = useT();
  const hydrated = useHydrated();
  const [copied, setCopied] = useState(false);
  if (!hydrated) return null;
  const shares = 'share' in navigator;
  if (!shares && !('clipboard' in navigator)) return null;

  async function pass() {
    if (shares) {
      // Closing the sheet of apps is no failure.
      await navigator.share({ url, title }).catch(() => undefined);
      return;
    }
    await navigator.clipboard.writeText(url);
    setCopied(true);
  }
  return (
    <div className="no-print flex flex-wrap items-center gap-3 pt-2">
      <Button type="button" size="small" icon={shares ? Share2 : Copy} onClick={() => void pass()}>
        {t(shares ? 'common.shareLink' : 'common.copyLink')}
      </Button>
      <span role="status" className="text-sm text-done">
        {copied ? t('common.copied') : ''}
      </span>
    </div>
  );
}
