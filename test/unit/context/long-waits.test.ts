import { expect, it } from 'vitest';
import { realClock } from '../../../src/context/real-clock.ts';
import { VirtualClock } from '../../../src/context/virtual-clock.ts';

const days60 = 60 * 86_400_000;

it.each([days60, Number.POSITIVE_INFINITY])(
  'does not wake at once from a real sleep of %d ms',
  async (durationMs) => {
    const stop = new AbortController();
    const outcome = realClock.sleep(durationMs, stop.signal).then(
      () => 'woke',
      (error: Error) => error.message,
    );
    await realClock.sleep(10);
    stop.abort(new Error('stopped'));
    expect(await outcome).toBe('stopped');
  },
);

it('flows through real work beside a timer of sixty days', async () => {
  const clock = new VirtualClock();
  clock.begin();
  const stop = new AbortController();
  const long = clock.sleep(days60, stop.signal).catch((error: Error) => error.message);
  await clock.hold(realClock.sleep(10));
  stop.abort(new Error('stopped'));
  expect(await long).toBe('stopped');
  expect(clock.elapsedMs()).toBeLessThan(days60);
  clock.close();
});
