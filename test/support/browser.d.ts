import { type Browser } from 'playwright-core';
/** The browser, started at the first call. Throws where none can be started. */
export declare function openBrowser(): Promise<Browser>;
/** Closes the browser, if one is open. */
export declare function closeBrowser(): Promise<void>;
