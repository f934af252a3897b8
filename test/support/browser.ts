import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { browserPath, withoutBrowser } from '../../scripts/find-browser.mjs';

/** Whether tests in a browser can run here; where not, they are skipped, and that is told. */
export const hasBrowser = browserPath !== null;
if (!hasBrowser) {
  process.stderr.write(`Tests in a browser did not run: ${withoutBrowser}.\n`);
}

let browser: Promise<Browser> | null = null;

/** A page of a new, empty profile that is closed after the test. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
  const context = await (await browser).newContext(options);
  onTestFinished(() => context.close());
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
