import { Printer } from 'lucide-react';

import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/** Opens the browser's print dialog; absent where script is. The browser's own menu prints the page just as well. */
export function PrintButton() {
  const t = useT();
  if (!useHydrated()) return null;
  return (
    <Button type="button" variant="primary" icon={Printer} onClick={() => window.print()}>
      {t('common.print')}
    </Button>
  );
}
