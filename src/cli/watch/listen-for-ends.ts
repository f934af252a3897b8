import { exitCodes } from '../../report/thresholds/verdict.ts';

export interface EndListeners {
  /** Ctrl-C. */
  readonly onInterrupt: () => void;
  /** Whatever else says that the process is to end, with its exit code. */
  readonly onEnd: (exitCode: number) => void;
}

/** Listens for what ends a watch; for good, because the process ends with the watch. */
export function listenForEnds({ onInterrupt, onEnd }: EndListeners): void {
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', () => onEnd(143));
  process.on('SIGHUP', () => onEnd(129));
  // Nobody reads what is said any more.
  for (const stream of [process.stdout, process.stderr]) stream.once('error', () => onEnd(exitCodes.met));
}
