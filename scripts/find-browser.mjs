import { existsSync } from 'node:fs';

const named = process.env['CHROMIUM_PATH'];
/** Debian's; the one without windows first, for it starts and draws faster. */
const places = named ? [named] : ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The file of the Chromium that pages are opened in; null where there is none. */
export const browserPath = places.find((path) => existsSync(path)) ?? null;

/** What to say where there is none. */
export const withoutBrowser = `there is no ${places.join(' or ')}; install chromium-headless-shell, or set CHROMIUM_PATH`;
