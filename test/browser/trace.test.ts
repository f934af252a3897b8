import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { attribute } from '../../src/model/span.ts';
import { axeViolations } from '../support/axe-violations.ts';
import { closeBrowserAfterwards, hasBrowser, openPage } from '../support/browser.ts';
import { finished, planned, started, trial } from '../support/events.ts';
import { removePagesAfterwards, reportPage } from '../support/report-page.ts';
import { spansAt } from '../support/spans-at.ts';
import { traceOf } from '../support/trace-of.ts';

const pipeline = traceOf([
  {
    node: 'load',
    startMs: 0,
    endMs: 2000,
    attempts: 2,
    events: [['fault', { what: 'node load, attempt 1: timeout' }]],
  },
  { node: 'review', startMs: 2000, endMs: 32_000 },
  {
    gate: 'quality',
    in: 'review',
    startMs: 2000,
    endMs: 32_000,
    decision: 'reject',
    by: 'dana',
    reason: 'nulls in amount',
    events: [
      ['asked', { authority: 'lee' }],
      ['refused', { by: 'kim', decision: 'approve', reason: 'kim may not decide' }],
      ['escalated', { from: 'lee', to: 'dana', by: null }],
    ],
  },
  { node: 'answer', startMs: 32_000, endMs: 33_000 },
  {
    model: 'gpt',
    in: 'answer',
    startMs: 32_000,
    endMs: 33_000,
    attributes: {
      [attribute.model]: 'gpt',
      [attribute.inputTokens]: 1200,
      [attribute.outputTokens]: 34,
      [attribute.costUsd]: 0.0031,
      'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: 'How many nulls?' }] }],
      'vendor.trace': { sampled: true },
    },
  },
  {
    tool: '<img src=x onerror=alert(1)>\u202e',
    in: 'answer',
    startMs: 32_500,
    endMs: null,
    attributes: { [attribute.toolArguments]: { days: 14 } },
  },
  { node: 'export', startMs: 33_000, endMs: 33_000, status: 'upstream-failed', cause: 'review' },
]).spans;

const search = spansAt([
  [
    'retrieval',
    0,
    12,
    {
      name: 'retrieval',
      attributes: {
        [attribute.query]: 'sick leave',
        [attribute.confidence]: 0.62,
        [attribute.refinedBecause]: 'nothing was found',
        [attribute.documents]: [
          { id: 'hr/leave#sick', title: 'Leave', heading: 'Sick', score: 0.5, text: 'Ask your team lead.' },
        ],
      },
    },
  ],
  [
    'search',
    3,
    9,
    { parent: 1, error: { kind: 'network', message: 'The host is gone.', cause: 'ECONNRESET' } },
  ],
]);

const many = spansAt(
  Array.from({ length: 10_000 }, (_, index) => [
    `call ${index}`,
    index,
    index + 1,
    { parent: index === 0 ? null : 1 },
  ]),
);

describe.skipIf(!hasBrowser)('the trace of a trial', () => {
  closeBrowserAfterwards();
  removePagesAfterwards();
  let address = '';

  beforeAll(async () => {
    const traces = { pipeline, search, many, none: [] };
    address = await reportPage([
      started(),
      ...Object.keys(traces).map((id) => planned(id)),
      ...Object.entries(traces).map(([id, spans]) => trial(id, { spans: [...spans] })),
      finished,
    ]);
  });

  async function open(id: string, query = '', options?: BrowserContextOptions): Promise<Page> {
    const page = await openPage(options);
    await page.goto(`${address}#/case/suite%2F${id}${query}`);
    await page.locator('.trial-trace').waitFor();
    return page;
  }

  const rowsOf = (page: Page) => page.getByRole('treeitem');
  const details = (page: Page) => page.getByRole('region', { name: 'Selected span' });
  /** The rows as those hear them who do not see them. */
  const heard = async (page: Page, mark = ''): Promise<string[]> =>
    (await page.getByRole('tree').ariaSnapshot())
      .split('\n')
      .filter((line) => line.includes('treeitem') && line.includes(mark))
      .map((line) => /treeitem "(.*?)"(?: \[|$|:)/.exec(line)?.[1] ?? line);
  const nameOf = async (page: Page): Promise<string> => (await heard(page, '[selected]')).join();

  it('draws nodes, attempts, gates and calls, and says in words what the bars show', async () => {
    const page = await open('pipeline');
    await expect
      .poll(() => heard(page))
      .toEqual([
        'workflow pipeline from 0ms, 33s',
        'node load ×2 from 0ms, 1 fault, 2s of the critical path, 2s',
        'node review from 2s, 30s',
        'node attempt 1 from 2s, 30s',
        'gate quality reject by dana from 2s, 30s of the critical path, 30s',
        'node answer from 32s, 1s',
        'node attempt 1 from 32s, 1s',
        'chat gpt from 32s, 1s of the critical path, 1s',
        'tool <img src=x onerror=alert(1)>� from 32.5s, cut off',
        'node export upstream-failed: review from 33s, did not run',
      ]);
    const load = rowsOf(page).nth(1);
    await expect.poll(() => load.locator('.trace-failed').count()).toBe(1);
    await expect.poll(() => load.locator('.trace-mark').allInnerTexts()).toEqual(['↻', '!']);
    await expect.poll(() => rowsOf(page).nth(4).locator('.trace-waiting').count()).toBe(1);
    await expect.poll(() => rowsOf(page).nth(8).locator('.trace-open').count()).toBe(1);
    await expect
      .poll(() => page.locator('.trace-path').innerText())
      .toBe('critical path 33s: load 1s → load, attempt 2 1s → quality 30s → gpt 1s');
    await expect.poll(() => page.locator('.trace-legend').innerText()).toContain('waiting at a gate');
  });

  it('shows what was recorded of a gate, a model call, a tool and a retrieval', async () => {
    const page = await open('pipeline');
    await rowsOf(page).filter({ hasText: 'quality' }).click();
    const gate = await details(page).innerText();
    for (const part of ['reject by dana', 'nulls in amount', 'by kim', 'from lee, to dana'])
      expect(gate).toContain(part);
    await rowsOf(page).filter({ hasText: 'gpt' }).click();
    await details(page).getByText('How many nulls?').waitFor();
    const chat = await details(page).innerText();
    for (const part of ['1,200', '$0.0031', 'vendor.trace', '"sampled": true']) expect(chat).toContain(part);
    await rowsOf(page).filter({ hasText: 'img' }).click();
    await details(page).getByText('"days": 14').waitFor();
    const other = await open('search', '?span=1');
    const found = await details(other).innerText();
    for (const part of [
      'sick leave',
      '62 %',
      'nothing was found',
      'Leave > Sick',
      'hr/leave#sick',
      'Ask your team lead.',
    ])
      expect(found).toContain(part);
    await rowsOf(other).nth(1).click();
    await details(other).getByText('ECONNRESET').waitFor();
  });

  it('is walked through with the keys of a tree, and keeps the selected span in the address', async () => {
    const page = await open('pipeline');
    await page.getByRole('tree').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => nameOf(page)).toContain('node load ×2');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => nameOf(page)).toContain('node attempt 1 timeout');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => nameOf(page)).toContain('node load ×2');
    await page.keyboard.press('End');
    await expect.poll(() => nameOf(page)).toContain('node export');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => rowsOf(page).count()).toBe(1);
    await page.waitForURL(/span=1$/);
    // The span of a link is shown even where what it lies in is folded at first.
    await page.goto(`${address}#/case/suite%2Fpipeline?span=4`);
    await details(page).getByText('load, attempt 2').first().waitFor();
    await expect.poll(() => nameOf(page)).toContain('node attempt 2');
  });

  it('opens a trace of ten thousand spans with few rows in the page, and scrolls to any of them', async () => {
    const page = await open('many');
    await rowsOf(page).first().waitFor();
    await expect.poll(() => rowsOf(page).count()).toBeLessThan(120);
    await expect.poll(() => rowsOf(page).first().getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('tree').focus();
    await page.keyboard.press('End');
    await rowsOf(page).filter({ hasText: 'call 9999' }).waitFor();
    await expect.poll(() => nameOf(page)).toContain('call 9999');
    const isSeen = await page.locator('[aria-selected=true]').evaluate((row) => {
      const frame = row.closest('.trace-frame')?.getBoundingClientRect();
      const { top, bottom } = row.getBoundingClientRect();
      return frame !== undefined && top >= frame.top && bottom <= frame.bottom + 1;
    });
    expect(isSeen).toBe(true);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.getByText('9500 rows more are not printed.').waitFor();
    await expect.poll(() => rowsOf(page).count()).toBe(500);
  });

  it('says where no spans were recorded', async () => {
    const page = await open('none');
    await expect.poll(() => page.locator('.trial-trace').innerText()).toContain('No spans were recorded.');
  });

  it('copies the whole trace as JSON', async () => {
    const page = await open('search', '', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy trace as JSON' }).click();
    await page.locator('.trial-trace').getByText('copied').waitFor();
    const copied = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toEqual({ trial: 'suite/search@agent#1', spans: search });
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to, %s and on 400 pixels',
    async (colorScheme) => {
      for (const width of [1600, 400]) {
        const page = await open('pipeline', '?span=6', {
          colorScheme,
          bypassCSP: true,
          viewport: { width, height: 900 },
        });
        await details(page).waitFor();
        await expect.poll(() => axeViolations(page)).toEqual([]);
        const isWithin = await page.evaluate('document.documentElement.scrollWidth <= innerWidth');
        expect(isWithin).toBe(true);
        const bar = await rowsOf(page).first().locator('.trace-bar').boundingBox();
        const label = await rowsOf(page).first().locator('.trace-name').boundingBox();
        expect((bar?.y ?? 0) >= (label?.y ?? 0) + (label?.height ?? 0) - 2).toBe(width === 400);
      }
    },
  );
});
