import type { Clock } from '../../model/agent.ts';

/**
 * Has a clock wait for work that others do, who only tell when it begins and ends.
 *
 * @returns to be called when the work has ended
 */
export function holdOpen(clock: Pick<Clock, 'hold'>): () => void {
  let release = (): void => undefined;
  void clock.hold(
    new Promise<void>((resolve) => {
      release = resolve;
    }),
  );
  return () => release();
}
