import { useEffect } from 'react';

/**
 * Makes links below `path` load whole pages. What a device keeps for places without a connection are whole pages: a link
 * that only asked for a page's data would lead nowhere there.
 */
export function useWholePages(path: string): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        return;
      const url = new URL(link.href, window.location.href);
      const inside = url.pathname === path || url.pathname.startsWith(`${path}/`);
      const samePage = url.pathname === window.location.pathname && url.hash !== '';
      if (url.origin !== window.location.origin || !inside || samePage || link.target === '_blank') return;
      event.preventDefault();
      window.location.assign(url.href);
    };
    // On the window, so that it comes before the links' own handling.
    window.addEventListener('click', follow, { capture: true });
    return () => window.removeEventListener('click', follow, { capture: true });
  }, [path]);
}
