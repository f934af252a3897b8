import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import { pageDataOf } from '../../src/report/html/page-data-of.ts';
import { axeViolations } from '../support/axe-violations.ts';
import { closeBrowserAfterwards, hasBrowser, openPage } from '../support/browser.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../support/events.ts';
import { earlierRuns, overviewSample } from '../support/overview-sample.ts';
import { removePagesAfterwards, reportPage } from '../support/report-page.ts';
import { servePage } from '../support/serve-page.ts';

describe.skipIf(!hasBrowser)('the overview', () => {
  closeBrowserAfterwards();
  removePagesAfterwards();
  let address = '';

  beforeAll(async () => {
    address = await reportPage(overviewSample, { history: async () => earlierRuns });
  });

  async function open(options: BrowserContextOptions = {}, at = address): Promise<Page> {
    const page = await openPage(options);
    await page.goto(at);
    await page.locator('main').waitFor();
    return page;
  }

  it('says what the run came to, in its head, its title and in sentences', async () => {
    const page = await open();
    await expect.poll(() => page.title()).toBe('? INVALID · Overview · run-1 · agent-eval');
    await expect.poll(() => page.locator('.head-run').innerText()).toContain('feature/<b>\ufffd @ 0123456');
    const reasons = await page.locator('.overview-reasons').innerText();
    expect(reasons).toContain('could not be measured');
    expect(reasons).toContain('pass-rate >= 95% was missed');
  });

  it('leaves nothing undefined, and no number that is none', async () => {
    const page = await open();
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/undefined|NaN|Infinity|\[object/);
    const drawn = await page.locator('main').innerHTML();
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws each threshold against its limit, the missed ones first', async () => {
    const page = await open();
    const rows = page.locator('.overview-thresholds tbody tr');
    const outcomes = await rows.locator('td:first-child .visually-hidden').allTextContents();
    expect(outcomes).toEqual(['missed', 'not evaluated', 'met']);
    const scale = rows.first().getByRole('img');
    await expect.poll(() => scale.getAttribute('aria-label')).toMatch(/^\d.* % \[.*\], limit >= 95 %$/);
    const [at, limit] = await scale.evaluate((svg) => [
      Number.parseFloat(svg.querySelector('circle')?.getAttribute('cx') ?? ''),
      Number.parseFloat(svg.querySelector('.overview-limit')?.getAttribute('x1') ?? ''),
    ]);
    expect(at).toBeLessThan(limit ?? 0);
    expect(limit).toBeCloseTo(95);
  });

  it('shows ranks, intervals, and how many trials were invalid or tried again', async () => {
    const page = await open();
    const row = page.locator('.overview-leaderboard tbody tr').first();
    const text = await row.innerText();
    expect(text).toMatch(/1.2.0/);
    expect(text).toMatch(/\d % \[\d/);
    expect(text).toMatch(/\d+ invalid, \d+ retried/);
    await expect.poll(() => row.getByRole('img').count()).toBeGreaterThanOrEqual(7);
    await expect
      .poll(() => page.locator('.overview-notes').first().innerText())
      .toContain('careful: accepted after 9');
  });

  it('lists the first cases that did not pass in every iteration, and leads to the rest', async () => {
    const page = await open();
    const links = page.locator('.overview-case');
    await expect.poll(() => links.count()).toBe(20);
    const cell = page.locator('.overview-cell').first();
    expect(decodeURIComponent((await cell.getAttribute('href')) ?? '')).toMatch(
      /^#\/case\/suite\/case-\d+\?trial=(careful|quick)#[123]$/,
    );
    await page.getByRole('link', { name: /^failed \(\d+\)$/ }).click();
    expect(new URL(page.url()).hash).toBe('#/cases?status=failed');
    await expect.poll(() => page.title()).toContain('Cases');
  });

  it('draws how agents developed with gaps where nothing was measured, this run marked', async () => {
    const page = await open();
    const chart = page.locator('.overview-trend').first();
    await expect.poll(() => chart.locator('circle').count()).toBe(2);
    await expect.poll(() => chart.locator('polyline').count()).toBe(2);
    await expect.poll(() => chart.locator('.overview-this title').textContent()).toContain('(this run)');
    await page.getByText('5 runs').click();
    const runs = await page.getByRole('region', { name: 'Runs' }).innerText();
    expect(runs).toContain('damaged: no JSON');
    expect(runs).toContain('unfinished');
  });

  it('tells of gates, pairs, tags and the facts of the run', async () => {
    const page = await open();
    for (const heading of ['Gates', 'Who beats whom', 'By suite', 'By tag', 'How it was run'])
      expect(await page.getByRole('heading', { name: heading }).count(), heading).toBe(1);
    await expect.poll(() => page.locator('.overview-facts').innerText()).toContain('up to 2 trials at once');
  });

  it('says how to go on with a run that was interrupted, and only then', async () => {
    const events = [started(), planned('a', { iterations: 2 }), trial('a', {})];
    const facts = async (end: RunEvent, folder: string) => {
      const page = await open({}, await reportPage([...events, end], { folder }));
      return page.locator('.overview-facts').innerText();
    };
    const interrupted = { ...finished, status: 'interrupted' } as const;
    await expect.poll(() => facts(interrupted, 'reports/run-1')).toContain('agent-eval run --resume run-1');
    await expect
      .poll(() => facts(interrupted, '../old runs/run-1'))
      .toContain("agent-eval run --resume '../old runs/run-1'");
    await expect.poll(() => facts(finished, 'reports/run-1')).not.toContain('--resume');
  });

  it('tells what comes of repeated tries', async () => {
    const plan = planned('a', { iterations: 2 });
    const trials = [1, 2].map((iteration) => trial('a', { iteration, score: 1 }));
    const page = await open({}, await reportPage([started(), plan, ...trials, finished]));
    await expect
      .poll(() => page.getByRole('region', { name: 'Repeated tries' }).innerText())
      .toContain('worst case 100 %');
  });

  it('shows a run of nothing', async () => {
    const page = await open({}, await reportPage([started(), finished]));
    await expect.poll(() => page.locator('.overview-reasons').innerText()).toContain('Nothing was run.');
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('shows names and messages as text, whatever is in them', async () => {
    const evil = '<img src=x onerror="window.hit=1"></script><script>window.hit=1</script>\u202e\u0000';
    const events: readonly RunEvent[] = [
      started({ run: evil, agents: [{ name: evil, type: 'module', digest: evil, version: evil }] }),
      planned('a', { agents: [evil], tags: [evil], suite: evil, case: evil }),
      trial('a', { case: evil, agent: evil, status: 'failed', warnings: [evil] }),
      finished,
    ];
    const page = await open({}, await reportPage(events));
    await expect.poll(() => page.evaluate('window.hit')).toBeUndefined();
    await expect.poll(() => page.locator('main img').count()).toBe(0);
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/[\u202e\u0000]/);
  });

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to object to in the %s theme',
    async (colorScheme) => {
      const page = await open({ colorScheme, bypassCSP: true });
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      await expect.poll(() => axeViolations(page)).toEqual([]);
    },
  );

  it('fits 400 px: only tables scroll sideways', async () => {
    const page = await open({ viewport: { width: 400, height: 800 } });
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(400);
  });

  it('unfolds everything on paper, in light colours', async () => {
    const page = await open({ colorScheme: 'dark' });
    const tags = page.getByRole('region', { name: 'By tag' });
    await expect.poll(() => tags.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await tags.waitFor();
    await expect
      .poll(() => page.evaluate('getComputedStyle(document.documentElement).backgroundColor'))
      .toBe('rgb(255, 255, 255)');
  });

  it('can be skipped to with the first key, without leaving the view', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('MAIN');
    await expect.poll(() => page.title()).toContain('Overview');
  });

  it('opens a view at its top and comes back to where the last one was left', async () => {
    const page = await open({ viewport: { width: 800, height: 400 } });
    await page.locator('.overview-case').last().click();
    await expect.poll(() => page.evaluate('scrollY')).toBe(0);
    await page.goBack();
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(400);
  });
});

describe.skipIf(!hasBrowser)('a served page', () => {
  closeBrowserAfterwards();

  const dataOf = (events: readonly RunEvent[], status: 'going-on' | 'completed') =>
    pageDataOf(reportOf(events), {
      folder: null,
      baseline: async () => null,
      history: async () => [{ run: 'run-1', at: null, status, exitCode: null, agents: [] }],
    });

  it('says that a run is going on, and follows it to its end', async () => {
    const whole = runOf(4, () => ({}));
    const served = await servePage(await dataOf(whole.slice(0, 6), 'going-on'));
    const page = await openPage();
    await page.goto(served.address);
    await page.getByText('The run is still going on').waitFor();
    await expect.poll(() => page.title()).toBe('… GOING ON · Overview · run-1 · agent-eval');
    served.change(await dataOf(whole, 'completed'));
    await page.locator('.head-passed').waitFor();
    await expect.poll(() => page.title()).toContain('✓ PASSED');
  });

  it('keeps what it shows when it cannot be brought up to date', async () => {
    const served = await servePage(
      await dataOf(
        runOf(1, () => ({})),
        'completed',
      ),
    );
    const page = await openPage();
    await page.goto(served.address);
    await page.locator('main').waitFor();
    served.change(null);
    await page.getByText('could not be brought up to date: its log is gone').waitFor();
    await expect.poll(() => page.locator('main').innerText()).toContain('Leaderboard');
    await page.reload();
    await page.getByRole('heading', { name: 'This report cannot be shown' }).waitFor();
  });
});
