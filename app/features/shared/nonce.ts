import { createContext, useContext } from 'react';

/** The page's script nonce; empty in the browser, where it is of no use any more. */
export const NonceContext = createContext('');

/** The nonce to put on an inline script. */
export function useNonce(): string {
  return useContext(NonceContext);
}
