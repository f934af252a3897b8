import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe-violations.ts';
import { closeBrowserAfterwards, hasBrowser, openPage } from '../support/browser.ts';
import { baselineOfCaseSample, caseSample } from '../support/case-sample.ts';
import { removePagesAfterwards, reportPage } from '../support/report-page.ts';

describe.skipIf(!hasBrowser)('the view of a case', () => {
  closeBrowserAfterwards();
  removePagesAfterwards();
  let address = '';

  beforeAll(async () => {
    address = await reportPage(caseSample, { baseline: async () => baselineOfCaseSample() });
  });

  async function open(route: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await openPage(options);
    await page.goto(`${address}#/case/${route}`);
    await page.locator('.case-keys').waitFor();
    await page.getByText('Loading the trials…').waitFor({ state: 'detached' });
    return page;
  }

  const hashOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

  it('shows the first trial that did not pass, with error, judgements, figures and what came before', async () => {
    const page = await open('suite%2Frefund');
    const trial = page.locator('.trial-panel');
    await expect.poll(() => trial.locator('h3').first().innerText()).toContain('bot, iteration 2: failed');
    const text = await trial.innerText();
    for (const part of [
      'names the days',
      'weight 2 · required',
      'It does not say "14 days".',
      'score 0.000',
    ]) {
      expect(text).toContain(part);
    }
    for (const part of ['0.250', '1.24s', '1m 30s', '1,204', '$0.0031', 'rate-limit', 'nobody declared']) {
      expect(text).toContain(part);
    }
    await expect.poll(() => page.locator('.case-heading').innerText()).toContain('cases/suite.yaml:7');
    await expect
      .poll(() => page.locator('.case-command code').innerText())
      .toBe('agent-eval run cases/suite.yaml --filter suite/refund');
    await page.getByRole('link', { name: 'iteration 3: errored' }).first().click();
    await page.getByText('The trial took over 5s.').first().waitFor();
    await expect.poll(() => page.locator('.trial-facts').first().innerText()).toContain('≥ 5s');
  });

  it('shows what is expected and what came out as a difference that reads without colour', async () => {
    const page = await open('suite%2Frefund?trial=bot%232');
    const words = page.locator('.trial-panel .difference-words');
    await expect.poll(() => words.locator('del').allInnerTexts()).toContain('14');
    await expect.poll(() => words.locator('ins').allInnerTexts()).toContain('30');
    const looks = await words.evaluate((pre) => {
      const { getComputedStyle } = pre.ownerDocument.defaultView ?? {};
      return ['del', 'ins'].map((tag) => {
        const change = pre.querySelector(tag);
        return change && getComputedStyle
          ? `${getComputedStyle(change, '::before').content} ${getComputedStyle(change).textDecorationLine}`
          : '';
      });
    });
    expect(looks).toEqual(['"−" line-through', '"+" underline']);
    await page.goto(`${address}#/case/suite%2Forder`);
    const lines = page.locator('.trial-panel .difference-line');
    await lines.first().waitFor();
    await expect
      .poll(() => lines.filter({ has: page.locator('del') }).allInnerTexts())
      .toEqual(['−\n  "paid": true']);
    await expect.poll(() => page.locator('.difference-note').innerText()).toContain('compared as JSON');
  });

  it('lists the turns of a conversation with the marks of their judges', async () => {
    const page = await open('suite%2Fconversation');
    const turns = page.locator('.trial-turns > li');
    await expect.poll(() => turns.count()).toBe(2);
    await expect.poll(() => turns.nth(1).innerText()).toContain('icontains: failed');
    await expect.poll(() => page.locator('.judgement-list').innerText()).toContain('turn 2');
  });

  it('moves between trials and cases by keys, and keeps the trial in the address', async () => {
    const page = await open('suite%2Frefund?trial=bot%231');
    const isThere = async (key: string, where: RegExp): Promise<void> => {
      await page.keyboard.press(key);
      await page.locator('.case-heading h2, .trial-panel > h3').filter({ hasText: where }).waitFor();
    };
    await isThere('l', /bot, iteration 2: failed/);
    await isThere('ArrowRight', /bot, iteration 3: errored/);
    expect(hashOf(page)).toBe('#/case/suite/refund?trial=bot#3');
    await isThere('h', /bot, iteration 2/);
    await isThere('k', /suite\/greeting/);
    await isThere('n', /suite\/refund/);
    await isThere('n', /suite\/order/);
    await isThere('p', /suite\/refund/);
    await isThere('j', /suite\/order/);
    await page.keyboard.press('?');
    await page.locator('.case-keys[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.case-keys:not([open])').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/#\/cases/);
  });

  it('leads back to the cases as they were left', async () => {
    const page = await openPage();
    await page.goto(`${address}#/cases?q=ref&sort=name`);
    await page.locator('main').waitFor();
    await page.evaluate("location.hash = '#/case/suite%2Frefund'");
    await page.locator('.case-keys').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/#\/cases\?/);
    expect(hashOf(page)).toBe('#/cases?q=ref&sort=name&case=suite/refund');
  });

  it('leaves keys alone that are meant for a field or the browser', async () => {
    const page = await open('suite%2Frefund?trial=bot%231');
    await page.getByLabel('Compare with').focus();
    await page.keyboard.press('j');
    await page.locator('h2').first().click();
    await page.keyboard.press('Control+l');
    expect(hashOf(page)).toBe('#/case/suite/refund?trial=bot#1');
  });

  it('puts the same case of the baseline beside it, and says that it was edited', async () => {
    const page = await open('suite%2Frefund?trial=bot%232');
    const section = page.locator('.case-section', { hasText: 'In the baseline, run-0' });
    const [, before, now] = await section.getByRole('row').allInnerTexts();
    expect(before).toContain('1.000');
    expect(now).toContain('0.417 [0.000, 1.000]');
    const text = await section.innerText();
    expect(text).toContain('was edited since');
    expect(text).toContain('baseline, iteration 2: passed');
    await expect.poll(() => section.locator('.difference ins').allInnerTexts()).toContain('30');
    await page.goto(`${address}#/case/suite%2Forder`);
    await page.getByText('The baseline has no trials of this case by bot.').waitFor();
  });

  it('puts any other trial of the case beside it, and keeps that in the address', async () => {
    const page = await open('suite%2Frefund?trial=bot%232');
    await page.getByLabel('Compare with').selectOption('bot-next#2');
    await page.waitForURL(/with=bot-next%232/);
    const section = page.locator('.case-section', { hasText: 'Compare with' });
    await expect.poll(() => section.locator('.difference ins').allInnerTexts()).toContain(' Promised!');
    await page.keyboard.press('Escape');
    const again = await open('suite%2Frefund?trial=bot%232&with=bot-next%232');
    await expect.poll(() => again.getByLabel('Compare with').inputValue()).toBe('bot-next#2');
  });

  it('shows the beginning of a megabyte at once, finds its one difference, and all of it when asked', async () => {
    const page = await open('suite%2Flong');
    await expect
      .poll(() => page.locator('.difference-note').allInnerTexts())
      .toEqual([expect.stringMatching(/^The first 1,\d+,\d+ characters are equal and left out\.$/)]);
    await expect.poll(() => page.locator('.difference-words ins').innerText()).toBe('refunded');
    await page.getByText('Expected and output as they are').click();
    const output = page.locator('.trial-pair .value-block').nth(1);
    expect((await output.innerText()).length).toBeLessThan(4000);
    await output.getByRole('button', { name: 'show all' }).click();
    expect((await output.locator('.long-text-whole').textContent())?.endsWith('refunded\nthe end')).toBe(
      true,
    );
  });

  it('copies input, output, trial and command', async () => {
    const page = await open('suite%2Frefund?trial=bot%232', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const copied = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
    await page.getByRole('button', { name: 'Copy input' }).click();
    await page.getByText('copied', { exact: true }).waitFor();
    await expect.poll(() => copied()).toBe('When do I get my money?');
    await page.getByRole('button', { name: 'Copy trial as JSON' }).click();
    await expect.poll(async () => JSON.parse(await copied())).toMatchObject({ agent: 'bot', iteration: 2 });
  });

  it('copies where the page may not use the clipboard', async () => {
    const page = await open('suite%2Frefund?trial=bot%232');
    await page.evaluate(`{
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      addEventListener('copy', () => (document.body.dataset.copied = document.activeElement.value));
    }`);
    await page.getByRole('button', { name: 'Copy command' }).click();
    await page.getByText('copied', { exact: true }).waitFor();
    await expect
      .poll(() => page.locator('body').getAttribute('data-copied'))
      .toBe('agent-eval run cases/suite.yaml --filter suite/refund');
  });

  it('says what is missing: a case of another run, and trials that the file or the log does not hold', async () => {
    const page = await openPage();
    await page.goto(`${address}#/case/suite%2Frefunds`);
    await page.getByRole('link', { name: 'suite/refund' }).waitFor();
    await page.goto(`${address}#/case/suite%2Frefund?trial=nobody%239`);
    await page.getByText('no such trial as the address names').waitFor();
    const bare = await reportPage(caseSample, {
      record: { cases: [], trials: () => [], trial: () => null },
    });
    await page.goto(`${bare}#/case/suite%2Frefund`);
    await page.getByText('agent-eval view run-1').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to in %s colours, and fits 400 pixels',
    async (colorScheme) => {
      const page = await open('suite%2Frefund?trial=bot%232&with=bot-next%233', {
        colorScheme,
        bypassCSP: true,
        viewport: { width: 400, height: 800 },
      });
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(400);
      await expect.poll(() => axeViolations(page)).toEqual([]);
    },
  );
});
