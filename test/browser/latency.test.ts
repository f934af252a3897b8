import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent, TrialFinished } from '../../src/model/event.ts';
import { seededRandom } from '../../src/model/random.ts';
import { formatEstimate } from '../../src/report/show/format-value.ts';
import { axeViolations } from '../support/axe-violations.ts';
import { closeBrowserAfterwards, hasBrowser, openPage } from '../support/browser.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../support/events.ts';
import { removePagesAfterwards, reportPage } from '../support/report-page.ts';

const hung = {
  status: 'errored',
  score: 0,
  latencyMs: 9000,
  timedOut: true,
  error: { kind: 'timeout', message: 'ran out of time' },
} as const satisfies Partial<TrialFinished>;

/** `quick` is cheap and often wrong, `careful` dear and right, `poor` dear and wrong; some of careful's trials hang. */
function sample(): RunEvent[] {
  const random = seededRandom('latency');
  const agents = ['quick', 'careful', 'poor'];
  const ids = Array.from({ length: 20 }, (_, index) => `case-${index}`);
  const medianMs: Readonly<Record<string, number>> = { quick: 20, careful: 600, poor: 900 };
  return [
    started({ agents: agents.map((name) => ({ name, type: 'module', digest: name })) }),
    ...ids.map((id) => planned(id, { agents, iterations: 5 })),
    ...ids.flatMap((id) =>
      agents.flatMap((agent) =>
        [1, 2, 3, 4, 5].map((iteration) =>
          trial(id, {
            agent,
            iteration,
            cold: iteration === 1,
            status: random.next() < (agent === 'careful' ? 0.95 : 0.6) ? 'passed' : 'failed',
            latencyMs: (medianMs[agent] ?? 1) * (0.5 + random.next()),
            usage: {
              modelCalls: 1,
              inputTokens: 1,
              outputTokens: 1,
              costUsd: agent === 'quick' ? 0.001 : agent === 'careful' ? 0.02 : 0.03,
            },
            ...(agent === 'careful' && iteration === 2 && id < 'case-15' ? hung : {}),
          }),
        ),
      ),
    ),
    finished,
  ];
}

describe.skipIf(!hasBrowser)('the view of latencies', () => {
  closeBrowserAfterwards();
  removePagesAfterwards();
  const events = sample();
  let address = '';

  beforeAll(async () => {
    address = await reportPage(events);
  });

  async function open(options: BrowserContextOptions = {}, hash = '#/latency', at = address): Promise<Page> {
    const page = await openPage(options);
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`${at}${hash}`);
    await page.getByRole('heading', { name: 'Latency', exact: true }).waitFor();
    return page;
  }
  const errors: Error[] = [];

  it('has the figures of the report, with intervals or the reason why there are none', async () => {
    const page = await open();
    const { leaderboard } = reportOf(events);
    for (const { agent, figures } of leaderboard) {
      const { p50, p90, p95, p99, max, mean, measured, censored, leftOut } = figures.latency;
      const row = page.locator('.latency-figures tbody tr', { hasText: agent });
      const shown = [p50, p90, p95, p99, max, mean].map((estimate) =>
        [formatEstimate(estimate, 'duration'), estimate?.note ?? ''].join(' ').trim(),
      );
      const counts = [measured, censored, leftOut, figures.cold].map(String);
      const texts = await row.locator('td').allTextContents();
      expect(texts.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([...shown, ...counts]);
    }
    expect(leaderboard.some(({ figures }) => figures.latency.p99?.atLeast)).toBe(true);
    await expect.poll(() => page.locator('main').innerText()).toContain('Percentiles by R-7');
  });

  it('keeps the axis and the agents that were chosen in the address', async () => {
    const page = await open();
    await expect.poll(() => page.locator('.latency-axis [aria-current]').innerText()).toBe('logarithmic');
    await page.getByRole('link', { name: 'linear' }).click();
    await page.locator('.latency-axis [aria-current]', { hasText: 'linear' }).waitFor();
    await page.getByRole('checkbox', { name: 'poor' }).uncheck();
    await page.getByRole('img', { name: /^Latency of poor/ }).waitFor({ state: 'detached' });
    const { hash } = new URL(page.url());
    expect(hash).toBe('#/latency?axis=linear&agent=careful&agent=quick');
    const again = await open({}, hash);
    await expect.poll(() => again.locator('.latency-axis [aria-current]').innerText()).toBe('linear');
    await expect.poll(() => again.getByRole('checkbox', { name: 'poor' }).isChecked()).toBe(false);
    await again.getByRole('checkbox', { name: 'careful' }).uncheck();
    await expect.poll(() => again.getByRole('checkbox', { name: 'quick' }).isDisabled()).toBe(true);
  });

  it('counts every trial in the table beside its histograms, those that timed out apart', async () => {
    const page = await open();
    await page.getByText('As a table').click();
    const rows = await page
      .getByRole('region', { name: 'Trials by time' })
      .locator('tbody tr')
      .allInnerTexts();
    const counts = rows.map((row) => row.split('\t').slice(1).map(Number));
    const totals = [0, 1, 2].map((column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    expect(totals).toEqual([100, 100, 100]);
    const timedOut = events.filter((event) => event.type === 'trial-finished' && event.timedOut).length;
    expect(
      rows
        .at(-1)
        ?.split('\t')
        .map((cell) => cell.trim()),
    ).toEqual(['timed out', String(timedOut), '0', '0']);
  });

  it('says who is on the front of quality and cost, and who is behind', async () => {
    const page = await open();
    const cost = page.locator('section', {
      has: page.getByRole('heading', { name: 'Quality against cost' }),
    });
    await expect
      .poll(() => cost.last().innerText())
      .toMatch(/On the Pareto front: careful, quick\.[^.]*: poor \(careful\)/);
    expect(
      await page.getByRole('img', { name: /^Quality against cost: careful .* at \$0\.02/ }).count(),
    ).toBe(1);
  });

  it('lists the slowest trials first, those that timed out before all, with links to them', async () => {
    const page = await open();
    const first = page.getByRole('region', { name: 'Slowest trials' }).locator('tbody tr').first();
    await expect.poll(() => first.innerText()).toMatch(/≥ 9s[\s\S]*@careful#2[\s\S]*timed out/);
    expect(decodeURIComponent((await first.getByRole('link').getAttribute('href')) ?? '')).toMatch(
      /^#\/case\/suite\/case-\d+\?trial=careful#2$/,
    );
  });

  it.each([
    ['nothing', runOf(0, () => ({})), 'No latency was measured.'],
    ['one trial', runOf(1, () => ({ latencyMs: 12.5 })), 'n too small, 59 needed'],
    ['equal times', runOf(80, () => ({ latencyMs: 7 })), '80 trials'],
    ['no time at all', runOf(80, () => ({ latencyMs: 0 })), '80 trials'],
    ['nothing but hangs', runOf(2, () => hung), 'No trial ended in time: 2 ran out of it'],
    ['no latency', runOf(2, () => ({ latencyMs: null })), 'No latency was measured.'],
  ] as const)('shows %s without a made-up number', async (_, run, expected) => {
    const at = await reportPage(run);
    const page = await open({}, '#/latency', at);
    for (const hash of ['#/latency', '#/latency?axis=log', '#/latency?axis=linear']) {
      await page.goto(`${at}${hash}`);
      const text = await page.locator('main').innerText();
      expect(text).toContain(expected);
      expect(text).toContain('The cost was not measured');
      await expect.poll(() => page.locator('main').innerHTML()).not.toMatch(/NaN|Infinity|undefined/);
    }
    expect(errors).toEqual([]);
  });

  it('draws 100,000 trials at once', async () => {
    const random = seededRandom('many');
    const timesMs = Array.from({ length: 100_000 }, () => Math.exp(random.next() * 9));
    const at = await reportPage([
      started(),
      planned('one', { iterations: timesMs.length }),
      ...timesMs.map((latencyMs, index) => trial('one', { iteration: index + 1, latencyMs })),
      finished,
    ]);
    const page = await openPage();
    await page.goto(`${at}#/`);
    await page.locator('main').waitFor();
    const ms = await page.evaluate<number>(`(async () => {
      const start = performance.now();
      location.hash = '#/latency';
      while (!document.querySelector('.latency canvas')) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    })()`);
    expect(ms).toBeLessThan(1500);
  });

  it('fits a phone, and follows it when it is turned', async () => {
    const page = await open({ viewport: { width: 400, height: 800 } });
    const wide = () => page.evaluate<number>('document.documentElement.scrollWidth');
    await expect.poll(() => wide()).toBe(400);
    const chart = page.locator('.latency-chart canvas').first();
    const before = (await chart.boundingBox())?.width ?? 0;
    await page.setViewportSize({ width: 800, height: 400 });
    await expect.poll(async () => (await chart.boundingBox())?.width ?? 0).toBeGreaterThan(before + 200);
    await expect.poll(() => wide()).toBe(800);
  });

  it('takes the colours of the theme, and changes with it', async () => {
    const page = await open({ colorScheme: 'light' });
    const picture = async () =>
      (await page.locator('.latency-chart').first().screenshot()).toString('base64');
    const light = await picture();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(picture).not.toBe(light);
  });

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to object to in the %s theme',
    async (colorScheme) => {
      const page = await open({ colorScheme, bypassCSP: true });
      await page.getByText('As a table').click();
      await expect.poll(() => axeViolations(page)).toEqual([]);
    },
  );
});
