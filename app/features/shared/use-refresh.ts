import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Loads the page's data again every now and then while somebody looks at it; what is being typed stays. */
export function useRefresh(milliseconds: number): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, revalidate]);
}
