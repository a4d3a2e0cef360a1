/** What the tests need of the system and is not here, in one call: it takes the network, and `npm test` reads sources meanwhile. */
import { installPackages } from './apt.ts';
import { BROWSER_PACKAGES, hasBrowser } from './browser.ts';
import { hasOffice, OFFICE_PACKAGES } from './office.ts';

const missing = [...(hasBrowser() ? [] : BROWSER_PACKAGES), ...(hasOffice() ? [] : OFFICE_PACKAGES)];
if (missing.length > 0) installPackages(missing);
