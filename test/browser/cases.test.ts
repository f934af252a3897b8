import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent, Status } from '../../src/model/event.ts';
import { baselineOf } from '../../src/report/baseline/baseline-of.ts';
import { axeViolations } from '../support/axe-violations.ts';
import { closeBrowserAfterwards, hasBrowser, openPage } from '../support/browser.ts';
import { finished, foldOf, planned, started, trial } from '../support/events.ts';
import { removePagesAfterwards, reportPage } from '../support/report-page.ts';

const statuses: readonly Status[] = ['passed', 'passed', 'failed', 'errored', 'invalid', 'skipped'];

/** Cases by two agents: every seventh fails in some way, one agent more often than the other. */
function sample(cases: number, shift = 0): RunEvent[] {
  const agents = ['bot', 'rival'];
  const ids = Array.from({ length: cases }, (_, index) => `case-${index}`);
  return [
    started({ agents: agents.map((name) => ({ name, type: 'module', digest: name })) }),
    ...ids.map((id, index) =>
      planned(id, { agents, iterations: 3, tags: index % 10 === 0 ? ['smoke'] : [], suite: 'suite' }),
    ),
    ...ids.flatMap((id, index) =>
      agents.flatMap((agent, place) =>
        [1, 2, 3].map((iteration) =>
          trial(id, {
            agent,
            iteration,
            status:
              (index + shift) % 7 === place ? (statuses[(index + iteration) % 6] ?? 'passed') : 'passed',
            latencyMs: index + iteration,
          }),
        ),
      ),
    ),
    finished,
  ];
}

describe.skipIf(!hasBrowser)('the list of cases', () => {
  closeBrowserAfterwards();
  removePagesAfterwards();
  let address = '';

  beforeAll(async () => {
    const before = { ...baselineOf(foldOf(sample(1000, 1))), record: null };
    address = await reportPage(sample(1000), { baseline: async () => before });
  });

  async function open(hash = '#/cases', options: BrowserContextOptions = {}, at = address): Promise<Page> {
    const page = await openPage(options);
    await page.goto(`${at}${hash}`);
    await page.getByRole('grid', { name: 'Cases' }).waitFor();
    return page;
  }

  const firstCase = (page: Page) => page.locator('.cases-row').first().locator('th a').innerText();
  const choice = (page: Page, name: string) => page.getByRole('combobox', { name: new RegExp(`^${name}`) });
  const drawn = (page: Page) => page.locator('.cases-row').count();
  const counted = (page: Page) => page.locator('.cases-counted').innerText();
  const hashOf = (page: Page) => decodeURIComponent(new URL(page.url()).hash);
  const hashBecomes = (page: Page, hash: string) => expect.poll(() => hashOf(page)).toBe(hash);

  it('says how many there are, draws only those in view, and tells readers of screens of all', async () => {
    const page = await open();
    await expect.poll(() => counted(page)).toMatch(/^1,000 cases · 5,\d\d\d trials/);
    await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('1002');
    await expect.poll(() => drawn(page)).toBeGreaterThan(15);
    await expect.poll(() => drawn(page)).toBeLessThan(80);
    await page.locator('.cases-grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
    const last = page.getByRole('row').filter({ hasText: 'suite/case-999' });
    await last.waitFor();
    await expect.poll(() => last.getAttribute('aria-rowindex')).toBe('1002');
  });

  it('keeps filters and sorting in the address, over a reload, and drops them with one click', async () => {
    const page = await open();
    await page.getByRole('searchbox').fill('CASE-7');
    await choice(page, 'Tag').selectOption('smoke');
    await page.getByRole('button', { name: 'P50' }).first().click();
    await hashBecomes(page, '#/cases?q=CASE-7&tag=smoke&sort=-latency@bot');
    for (const _ of ['before', 'after a reload']) {
      await expect.poll(() => counted(page)).toMatch(/^11 of 1,000 cases · \d+ of 5,\d+ trials/);
      await expect.poll(() => firstCase(page)).toBe('suite/case-790');
      await expect.poll(() => page.locator('[aria-sort="descending"]').innerText()).toContain('P50');
      await page.reload();
      await page.locator('.cases-row').first().waitFor();
    }
    await page.getByRole('link', { name: 'Clear filters and sorting' }).click();
    await page.getByText('1,000 cases · ').waitFor();
    expect(hashOf(page)).toBe('#/cases');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('');
    await expect.poll(() => firstCase(page)).toBe('suite/case-0');
  });

  it('filters by status, agent, flakiness and what differs from the baseline', async () => {
    const page = await open();
    await page.getByLabel('Agent').selectOption('rival');
    await page.getByLabel('Status').selectOption('errored');
    await page.getByText(/^\d+ of 1,000 cases/).waitFor();
    for (const marks of await page.locator('.cases-row .cases-marks').allInnerTexts())
      expect(marks).toContain('!');
    await page.getByLabel('Flaky').check();
    await page.getByLabel('Differs from baseline').check();
    await hashBecomes(page, '#/cases?status=errored&agent=rival&flaky=yes&differs=yes');
    await expect
      .poll(() => page.locator('.cases-change-worse').first().getAttribute('title'))
      .toBe('3 of 3 passed in the baseline');
  });

  it('says so when nothing matches', async () => {
    const page = await open('#/cases?q=nowhere&tag=of-another-run');
    await page.getByText('No case matches these filters.').waitFor();
    await expect.poll(() => choice(page, 'Tag').inputValue()).toBe('of-another-run');
    await expect.poll(() => counted(page)).toContain('0 of 1,000 cases');
  });

  it('links every case and every iteration', async () => {
    const page = await open('#/cases?q=case-42');
    const row = page.locator('.cases-row').first();
    const address = async (link: string) =>
      decodeURIComponent((await row.locator(link).first().getAttribute('href')) ?? '');
    await expect.poll(() => address('th a')).toBe('#/case/suite/case-42');
    await expect.poll(() => address('.cases-mark')).toBe('#/case/suite/case-42?trial=bot#1');
    await expect.poll(() => row.getByRole('link', { name: /^iteration 1: \w+, 43ms$/ }).count()).toBe(2);
  });

  it('tells of an iteration while the pointer is on its mark', async () => {
    const page = await open('#/cases?q=case-42');
    const mark = page.locator('.cases-mark').first();
    await mark.hover();
    await expect.poll(() => mark.getAttribute('title')).toMatch(/^iteration 1: \w+, 43ms$/);
    await page.getByRole('searchbox').hover();
    await expect.poll(() => mark.getAttribute('title')).toBeNull();
  });

  it('is walked through with keys, and opened with enter', async () => {
    const page = await open();
    const selected = page.locator('[aria-selected="true"] th a');
    for (const key of ['j', 'j', 'ArrowDown', 'k']) await page.keyboard.press(key);
    await expect.poll(() => selected.innerText()).toBe('suite/case-1');
    const grid = page.getByRole('grid');
    await expect
      .poll(() => grid.getAttribute('aria-activedescendant'))
      .toBe(await page.locator('[aria-selected="true"]').getAttribute('id'));
    await page.keyboard.press('End');
    await page.getByText('suite/case-999').waitFor();
    await expect.poll(() => selected.innerText()).toBe('suite/case-999');
    await expect.poll(() => selected.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => selected.count()).toBe(0);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await hashBecomes(page, '#/case/suite/case-0');
  });

  it('takes the filter with a slash, and gives it back with escape', async () => {
    const page = await open();
    const isTyping = () => page.evaluate("document.activeElement.type === 'search'");
    await page.keyboard.press('/');
    await page.keyboard.type('jk/?');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('jk/?');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('');
    await expect.poll(() => isTyping()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => isTyping()).toBe(false);
  });

  it('shows its keys when asked', async () => {
    const page = await open();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.locator('[aria-selected="true"]').count()).toBe(0);
  });

  it('is as it was left when one comes back from a case', async () => {
    const page = await open('#/cases?q=case');
    const grid = page.locator('.cases-grid');
    await grid.evaluate((element) => element.scrollTo(0, 9000));
    const row = page.locator('.cases-row').filter({ hasText: 'suite/case-305' });
    const top = await grid.evaluate((element) => element.scrollTop);
    await row.locator('th a').click();
    await hashBecomes(page, '#/case/suite/case-305');
    await page.goBack();
    await row.waitFor();
    expect(hashOf(page)).toBe('#/cases?q=case&case=suite/case-305');
    await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(top);
  });

  it('shows the case that a link has selected', async () => {
    const page = await open('#/cases?case=suite/case-700');
    const row = page.locator('[aria-selected="true"]');
    await row.waitFor();
    await expect.poll(() => row.innerText()).toContain('suite/case-700');
  });

  it('counts iterations where marks find no room', async () => {
    const letters = Array.from({ length: 100 }, (_, index) => index + 1);
    const events = [
      started(),
      planned('a', { iterations: 100 }),
      ...letters.map((iteration) =>
        trial('a', { iteration, status: iteration < 5 ? 'passed' : iteration === 5 ? 'invalid' : 'failed' }),
      ),
      finished,
    ];
    const page = await open('#/cases', {}, await reportPage(events));
    const counts = page.locator('.cases-counts');
    expect((await counts.innerText()).replaceAll(/\s+/g, ' ')).toContain('4/99');
    expect(decodeURIComponent((await counts.getAttribute('href')) ?? '')).toContain('trial=agent#5');
  });

  it('shows a run of nothing, and names as text whatever is in them', async () => {
    const empty = await open('#/cases', {}, await reportPage([started(), finished]));
    await empty.getByText('This run has no cases.').waitFor();
    const evil = '<img src=x onerror="window.hit=1">\u202e\u0000';
    const events = [
      started(),
      planned('a', { case: evil, tags: [evil] }),
      trial(evil, { case: evil }),
      finished,
    ];
    const page = await open('#/cases', {}, await reportPage(events));
    await page.locator('.cases-row').waitFor();
    await expect.poll(() => page.evaluate('window.hit')).toBeUndefined();
    await expect.poll(() => page.locator('main').innerText()).not.toMatch(/[\u202e\u0000]/);
  });

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to object to in the %s theme',
    async (colorScheme) => {
      const page = await open('#/cases?status=failed', { colorScheme, bypassCSP: true });
      await page.keyboard.press('j');
      await expect.poll(() => axeViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 400, height: 800 });
      await page.locator('.cases-narrow').waitFor();
      await expect.poll(() => axeViolations(page)).toEqual([]);
    },
  );

  it('makes cards of cases at 400 px, and nothing scrolls sideways', async () => {
    const page = await open('#/cases', { viewport: { width: 400, height: 800 } });
    await page.locator('.cases-narrow').waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    await expect
      .poll(() => page.locator('.cases-grid').evaluate((grid) => grid.scrollWidth - grid.clientWidth))
      .toBe(0);
    await page.getByLabel('Sort').selectOption({ label: 'P50 of rival ↓' });
    await page.getByText('suite/case-999').waitFor();
  });

  it('prints the first few hundred of many cases, and says so; all of few', async () => {
    const page = await open();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await expect.poll(() => drawn(page)).toBe(300);
    await page.emulateMedia({ media: 'print' });
    await expect
      .poll(() => page.locator('.cases-on-paper').innerText())
      .toContain('The first 300 of 1,000 cases');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await expect.poll(() => drawn(page)).toBeLessThan(80);
    await choice(page, 'Tag').selectOption('smoke');
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await expect.poll(() => drawn(page)).toBe(100);
    await expect.poll(() => page.locator('.cases-on-paper').count()).toBe(0);
  });
});
