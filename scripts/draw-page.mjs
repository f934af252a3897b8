// Takes the pictures of the page of a report in docs/images/, of a run of the samples: page-overview.png on light
// ground, page-trace.png on dark, and page-cases.png. Needs a build and a Chromium (CHROMIUM_PATH may name
// one).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath, withoutBrowser } from './find-browser.mjs';

if (browserPath === null) throw new Error(withoutBrowser);

const viewport = { width: 1200, height: 800 };
/** A trial with a gate, in which a node is given up and tried again. */
const trial = { case: 'data-pipeline/slow-source-is-given-up-and-asked-again', agent: 'data-pipeline' };
const pictures = [
  { name: 'page-overview.png', colorScheme: 'light', hash: '#/' },
  { name: 'page-trace.png', colorScheme: 'dark', hash: addressOf(trial), from: '.trace' },
  { name: 'page-cases.png', colorScheme: 'light', hash: '#/cases?suite=policy-bot' },
];

const folder = mkdtempSync(join(tmpdir(), 'draw-page-'));
try {
  const page = makePage();
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  for (const picture of pictures) await draw(browser, page, picture);
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Several runs, so that there is a trend; the page is that of the last one. */
function makePage() {
  for (const iterations of ['1', '1', '3'])
    execFileSync(
      process.execPath,
      [
        'dist/cli/main.js',
        'run',
        'cases/',
        '--iterations',
        iterations,
        '--reporter',
        'html,json',
        '--out',
        folder,
      ],
      { stdio: 'ignore' },
    );
  return pathToFileURL(join(realpathSync(join(folder, 'latest')), 'report.html')).href;
}

function addressOf({ case: key, agent }) {
  return `#/case/${encodeURIComponent(key)}?trial=${encodeURIComponent(`${agent}#1`)}`;
}

/** @param from - what the picture begins with, where that is not the top of the page */
async function draw(browser, address, { name, colorScheme, hash, from }) {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  await page.goto(`${address}${hash}`);
  await page.locator('main').waitFor();
  if (from !== undefined) {
    const begin = page.locator(from).first();
    await begin.waitFor();
    await begin.evaluate((element) => element.scrollIntoView());
  }
  await page.screenshot({ path: join('docs/images', name) });
  await context.close();
  console.log(`written  docs/images/${name}`);
}
