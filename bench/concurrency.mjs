import { ratioOf, showMs } from './measure.mjs';
import { waitInTurn } from './waiting.mjs';

const idealMs = 500;

/** How much longer than 0.5 s 1,000 trials of 50 ms take at concurrency 100, start-up taken off. */
export function concurrency() {
  const { elapsed } = waitInTurn();
  const beyondStart = elapsed.run.map((elapsedMs, index) => elapsedMs - elapsed.start[index]);
  return [
    {
      target: 'concurrency: 1,000 trials of 50 ms at concurrency 100, less start-up, ≤ 1.10 × 0.5 s',
      limit: 1.1,
      measured: ratioOf(
        beyondStart,
        beyondStart.map(() => idealMs),
      ),
      unit: ' ×',
      detail: `${showMs(beyondStart)} beyond a start of ${showMs(elapsed.start)}`,
    },
  ];
}
