import { afterEach, describe, expect, test, vi } from 'vitest';
import { realClock } from '../../../src/context/real-clock.ts';

// Files share their modules: none that was loaded under fake timers may be left to the next file.
afterEach(() => {
  vi.useRealTimers();
  vi.resetModules();
});

/** The harness keeps the timers that it found when it was loaded. */
async function clockUnderFakeTimers() {
  vi.resetModules();
  return (await import('../../../src/context/real-clock.ts')).realClock;
}

describe('the real clock', () => {
  test('tells the time of day, and never goes back', () => {
    const times = Array.from({ length: 1000 }, () => realClock.now());
    expect(Math.abs((times[0] ?? 0) - Date.now())).toBeLessThan(60_000);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  test('does not wake at once from a sleep that is longer than a timer can be', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const realClock = await clockUnderFakeTimers();
    let woke = false;
    void realClock.sleep(100 * 86_400_000).then(() => {
      woke = true;
    });
    await vi.advanceTimersByTimeAsync(20 * 86_400_000);
    expect(woke).toBe(false);
  });

  test('rejects a sleep with the reason of its signal, and leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const realClock = await clockUnderFakeTimers();
    const controller = new AbortController();
    const sleeping = realClock.sleep(1000, controller.signal).catch((reason: string) => reason);
    controller.abort('stop');
    expect(await sleeping).toBe('stop');
    expect(vi.getTimerCount()).toBe(0);
    expect(await realClock.sleep(1000, controller.signal).catch((reason: string) => reason)).toBe('stop');
  });

  test('hands held work on as it is', () => {
    const work = Promise.resolve(1);
    expect(realClock.hold(work)).toBe(work);
  });
});
