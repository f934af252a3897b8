import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath, withoutBrowser } from '../scripts/find-browser.mjs';
import { median, round, show } from './measure.mjs';
import { pageWriter } from './page-report.mjs';

const rounds = 5;

const plans = [
  { cases: 1000, agents: 1, iterations: 10, limitMs: 1000 },
  { cases: 10_000, agents: 1, iterations: 10, limitMs: 5000 },
  { cases: 1000, agents: 2, iterations: 50, limitMs: 5000 },
];

/** Opening pages of large runs from disk, and scrolling through their cases. */
export async function page() {
  if (browserPath === null) {
    console.log(`         page was not measured: ${withoutBrowser}`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-page-'));
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    const write = await pageWriter(folder);
    const results = [];
    for (const plan of plans) results.push(...(await measure(browser, write, plan)));
    return results;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function measure(browser, write, plan) {
  const { cases, agents, iterations, limitMs } = plan;
  const what = `${(cases * agents * iterations).toLocaleString('en-US')} trials (${cases} × ${agents} × ${iterations})`;
  const file = await write(`${cases}-${agents}-${iterations}`, plan);
  const opened = [];
  // The first one warms caches and does not count.
  for (let time = 0; time <= rounds; time++) {
    const one = await open(browser, file);
    if (time > 0) opened.push(one);
  }
  const megabytes = `${round(statSync(file).size / 1e6)} MB`;
  const slow = opened.map(({ frames }) => `${frames.filter((ms) => ms > 50).length} of ${frames.length}`);
  const bare = spread(opened.map(({ bareFrames }) => Math.max(...bareFrames)));
  return [
    {
      target: `page of ${what}: cases painted within ${limitMs / 1000} s`,
      limit: limitMs,
      measured: spread(opened.map(({ paintedMs }) => paintedMs)),
      unit: ' ms',
      detail: `a file of ${megabytes}`,
    },
    {
      target: `page of ${what}: no frame over 50 ms while scrolling`,
      limit: 50,
      measured: spread(opened.map(({ frames }) => Math.max(...frames))),
      unit: ' ms',
      detail: `longest frame, that of an empty page ${show(bare, ' ms')}; over 50 ms were ${slow.join(', ')}`,
    },
  ];
}

/** Times from the start of the navigation to the first paint with a case in it, and between frames while scrolling. */
async function open(browser, file) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watchPaint);
  await page.goto(`${pathToFileURL(file)}#/cases`, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.paintedMs !== undefined, null, { timeout: 120_000 });
  const paintedMs = await page.evaluate(() => globalThis.paintedMs);
  await page.waitForLoadState('load');
  const frames = await scroll(page);
  // What the machine does to frames by itself, at the same time.
  await page.goto('about:blank');
  await page.evaluate(() => {
    document.body.style.height = '200000px';
  });
  const bareFrames = await scroll(page);
  await context.close();
  return { paintedMs, frames, bareFrames };
}

/** Turns the wheel, slowly and then fast; gives the times between frames. */
async function scroll(page) {
  await page.evaluate(watchFrames);
  await page.mouse.move(600, 500);
  for (let turn = 0; turn < 150; turn++) await page.mouse.wheel(0, turn < 100 ? 400 : 2000);
  return page.evaluate(() => globalThis.frames);
}

/** Runs in the page: a frame in which there is a case has been painted when the next one begins. */
function watchPaint() {
  const look = () => {
    if (document.querySelector('.cases-row')) {
      requestAnimationFrame(() => {
        globalThis.paintedMs = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page. */
function watchFrames() {
  globalThis.frames = [];
  let last = performance.now();
  const next = (now) => {
    globalThis.frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(next);
  });
}

function spread(values) {
  return { value: median(values), least: Math.min(...values), most: Math.max(...values) };
}
