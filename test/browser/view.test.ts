import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { closeBrowserAfterwards, hasBrowser, openPage } from '../support/browser.ts';
import { startView, stopViews } from '../support/start-view.ts';
import { makeWaitingProject } from '../support/waiting-project.ts';

let project: ReturnType<typeof makeWaitingProject>;
afterEach(() => {
  stopViews();
  project?.remove();
});
closeBrowserAfterwards();

/** A run that waits in its second case, and the page of it. */
async function openLive(prepare: (page: Page) => Promise<unknown> = async () => {}) {
  project = makeWaitingProject();
  const running = project.start();
  await running.says('asked wait');
  const view = await startView(project.folder);
  const page = await openPage();
  await prepare(page);
  await page.goto(view.address);
  await page.locator('header').getByText('GOING ON').waitFor();
  const end = async (): Promise<void> => {
    project.letGo();
    expect((await running.finished).exitCode).toBe(0);
  };
  return { page, view, end };
}

describe.skipIf(!hasBrowser)('the page of a run that goes on', () => {
  it('brings itself up to date until the run has ended, without being loaded again', async () => {
    const complaints: string[] = [];
    const { page, end } = await openLive(async (opened) => {
      opened.on('console', (message) => complaints.push(message.text()));
      opened.on('pageerror', (error) => complaints.push(error.message));
    });
    await page.evaluate('globalThis.isFirst = true');
    await end();
    await page.locator('header').getByText('PASSED').waitFor();
    await page.locator('header').getByText('3 trials').waitFor();
    await page.locator('header').getByText('GOING ON').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate('globalThis.isFirst')).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('holds no connection while nobody sees it, and catches up when it is seen again', async () => {
    const { page, end } = await openLive((opened) => opened.addInitScript(rememberStreams));
    await expect.poll(() => page.evaluate(openStreams)).toBe(1);
    await page.evaluate(seen(false));
    await expect.poll(() => page.evaluate(openStreams)).toBe(0);
    await end();
    await page.evaluate(seen(true));
    await page.locator('header').getByText('PASSED').waitFor();
    await expect.poll(() => page.evaluate(openStreams)).toBe(1);
  });

  it('tells that its run was removed, and keeps what it had', async () => {
    const { page, end } = await openLive();
    await end();
    await page.locator('header').getByText('PASSED').waitFor();
    project.remove();
    await page.getByRole('alert').getByText('No run of this name can be looked at here.').waitFor();
    await expect.poll(() => page.locator('header').getByText('PASSED').count()).toBe(1);
  });
});

describe.skipIf(!hasBrowser)('the page of a run that is not there', () => {
  it('says so, and which are', async () => {
    project = makeWaitingProject();
    project.letGo();
    await project.run();
    const view = await startView(project.folder);
    const page = await openPage();
    await page.goto(`${view.address}/runs/nope`);
    await page.getByText(`Those that can be: ${project.runs()[0]}`).waitFor();
  });
});

describe.skipIf(!hasBrowser)('the list of runs in the head', () => {
  it('leads to the others, by pointer and by keys', async () => {
    project = makeWaitingProject();
    project.letGo();
    await project.run();
    await project.run(['--filter', 'one']);
    const newest = project.report().run.run;
    const other = project.runs().find((run) => run !== newest) ?? '';
    const view = await startView(project.folder);
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await openPage({ colorScheme, bypassCSP: true });
      await page.goto(view.address);
      await page.locator('.run-picker summary').click();
      const links = page.getByRole('navigation', { name: 'Runs' }).getByRole('link');
      await links.getByText(other).waitFor();
      await expect.poll(() => links.nth(0).getAttribute('aria-current')).toBe('page');
      await expect.poll(() => links.nth(1).getAttribute('aria-current')).toBeNull();
      await page.evaluate(axe.source);
      const { violations }: axe.AxeResults = await page.evaluate('axe.run("header")');
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => links.count()).toBe(0);
      await page.keyboard.press('Enter');
      await links.getByText(other).click();
      await page.getByRole('heading', { name: other }).waitFor();
      expect(page.url()).toBe(`${view.address}/runs/${other}`);
    }
  });
});

const rememberStreams = `
  globalThis.streams = [];
  globalThis.EventSource = class extends EventSource {
    constructor(address) {
      super(address);
      streams.push(this);
    }
  };`;

const openStreams = 'streams.filter((stream) => stream.readyState !== 2).length';

function seen(isSeen: boolean): string {
  return `Object.defineProperty(document, 'hidden', { value: ${!isSeen}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));`;
}
