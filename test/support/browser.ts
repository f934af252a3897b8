import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

/** Debian's, or the one that CHROMIUM_PATH names. */
const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Whether tests in a browser can run here; where not, they are skipped, and that is told. */
export const hasBrowser = existsSync(browserPath);
if (!hasBrowser) {
  process.stderr.write(
    `Tests in a browser did not run: there is no ${browserPath}. Install chromium, or set CHROMIUM_PATH.\n`,
  );
}

let browser: Promise<Browser> | null = null;

/** A page of a new, empty profile; ended with the file of tests. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  const context = await (await browser).newContext(options);
  return context.newPage();
}

/** To be called once in a file of tests that opens pages. */
export function closeBrowserAfterwards(): void {
  afterAll(async () => {
    const open = browser;
    browser = null;
    await (await open)?.close();
  });
}
