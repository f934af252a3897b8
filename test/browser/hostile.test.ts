import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeBrowserAfterwards, hasBrowser, openPage } from '../support/browser.ts';
import { hostileBaseline, hostileKey, hostileName, hostileRun } from '../support/hostile-run.ts';
import { removePagesAfterwards, reportPage } from '../support/report-page.ts';

/** Everything that a reader can see or hear of the page, each piece on its own. */
const shownTexts = `[
  document.title,
  ...[...document.querySelectorAll('body *')].flatMap((element) => [
    ...(element.tagName === 'SCRIPT' ? [] : [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data)),
    ...['title', 'aria-label', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
  ]),
]`;

/** Characters that control something or turn the direction of text; line ends and tabs may stand in blocks of text. */
const misleading =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

/** Elements and attributes that only data could have brought in. */
const intruders =
  'main :is(script, iframe, object, embed, link, meta, base, form, style, img, template), ' +
  '[onerror], [onload], [onclick], [srcdoc], [href^="javascript:" i], [href^="http" i], [src]';

describe.skipIf(!hasBrowser)('a page of hostile texts', () => {
  closeBrowserAfterwards();
  removePagesAfterwards();
  let address = '';

  beforeAll(async () => {
    address = await reportPage(hostileRun, {
      folder: hostileName,
      baseline: async () => hostileBaseline(),
    });
  });

  /** A page that keeps what it should not have done. */
  async function watchedPage(): Promise<{ readonly page: Page; readonly misdeeds: string[] }> {
    const page = await openPage();
    const misdeeds: string[] = [];
    page.on('dialog', (dialog) => misdeeds.push(`dialog ${dialog.message()}`));
    page.on('console', (message) => misdeeds.push(`console ${message.text()}`));
    page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`));
    page.on('popup', () => misdeeds.push('popup'));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address) misdeeds.push(`request ${request.url()}`);
    });
    await page.addInitScript(
      `addEventListener('securitypolicyviolation', (event) => console.log('policy', event.blockedURI))`,
    );
    return { page, misdeeds };
  }

  async function expectHarmless(page: Page, misdeeds: readonly string[]): Promise<void> {
    const texts = await page.evaluate<string[]>(shownTexts);
    expect(texts.filter((text) => misleading.test(text)).map((text) => JSON.stringify(text))).toEqual([]);
    await expect.poll(() => page.locator(intruders).count()).toBe(0);
    await expect.poll(() => page.evaluate('window.pwned')).toBeUndefined();
    await expect.poll(() => page.getByText('cannot be shown').count()).toBe(0);
    expect(misdeeds).toEqual([]);
  }

  const trialAddress = (agent: string, iteration: number): string =>
    `#/case/${encodeURIComponent(hostileKey)}?${new URLSearchParams({ trial: `${agent}#${iteration}`, with: `${hostileName}#2` })}`;

  it.each([
    ['overview', '#/'],
    ['cases', '#/cases'],
    ['latency', '#/latency'],
    ['a failed trial', trialAddress(hostileName, 1)],
    ['an errored trial', trialAddress(hostileName, 2)],
    ['an invalid trial of a megabyte', trialAddress(hostileName, 3)],
    ['a conversation', trialAddress('__proto__', 1)],
    ['a case that is named like what every object has', '#/case/__proto__%2Fconstructor'],
    ['a case that does not exist', `#/case/${encodeURIComponent(`${hostileKey}!`)}`],
    ['an address that is hostile itself', `#/case/%E0%A4%A?trial=${encodeURIComponent(hostileName)}`],
    ['another such address', '#/cases?q=<script>&tag=__proto__&sort=constructor&status=toString&agent=%00'],
  ])('runs nothing, sends nothing and hides nothing: %s', async (_, route) => {
    const { page, misdeeds } = await watchedPage();
    await page.goto(`${address}${route}`);
    await page.locator('main :is(h1, h2, h3)').first().waitFor();
    if (route.includes('trial=')) await page.locator('.trial-panel, main a').first().waitFor();
    for (const span of await page.getByRole('treeitem').all()) await span.click();
    await expectHarmless(page, misdeeds);
  });

  it('still works: all of a text is shown when asked, trials change by key, and copies are exact', async () => {
    const { page, misdeeds } = await watchedPage();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${address}${trialAddress(hostileName, 1)}`);
    const heading = page.locator('.trial-panel > h3');
    await heading.filter({ hasText: 'iteration 1: failed' }).waitFor();
    await page.getByText('Loading the trials…').waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await heading.filter({ hasText: 'iteration 2: errored' }).waitFor();
    await page.keyboard.press('l');
    await heading.filter({ hasText: 'iteration 3: invalid' }).waitFor();
    await page.getByText('Expected and output as they are').press('Enter');
    const more = page.locator('.trial-pair').getByRole('button', { name: 'show all' });
    await more.first().waitFor();
    for (let left = await more.count(); left > 0; left -= 1) await more.first().click();
    const shown = page.locator('.trial-pair .long-text-whole').last();
    expect((await shown.textContent())?.length).toBeGreaterThan(1_000_000);
    await page.getByRole('button', { name: 'Copy trial as JSON' }).click();
    await page.getByText('copied', { exact: true }).waitFor();
    const copied: unknown = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toEqual(
      hostileRun.find((event) => event.type === 'trial-finished' && event.iteration === 3),
    );
    await expectHarmless(page, misdeeds);
  });
});
