import { leave } from '../leave.ts';

/** How a person or a machine asks a run to stop. */
export interface Interrupts {
  /** Aborted by the first Ctrl-C: finish what runs. */
  readonly interrupt: AbortSignal;
  /** Aborted by the second, or by SIGTERM: stop now. */
  readonly abandon: AbortSignal;
  /** Asks the run to end after the trials that are in flight. */
  finishEarly(): void;
  release(): void;
}

/**
 * Listens for Ctrl-C and SIGTERM.
 *
 * @param tell - told what the first Ctrl-C does
 */
export function listenForInterrupts(tell: (message: string) => void): Interrupts {
  const interrupt = new AbortController();
  const abandon = new AbortController();
  const onInterrupt = (): void => {
    if (abandon.signal.aborted) leave(130);
    if (interrupt.signal.aborted) {
      onTerminate();
      return;
    }
    tell('Finishing the trials that are running; press Ctrl-C again to drop them.');
    interrupt.abort();
  };
  const onTerminate = (): void => {
    interrupt.abort();
    abandon.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  return {
    interrupt: interrupt.signal,
    abandon: abandon.signal,
    finishEarly: () => interrupt.abort(),
    release: () => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
    },
  };
}
