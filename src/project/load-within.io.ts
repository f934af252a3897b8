import { clearTimeout, setTimeout } from 'node:timers';
import { ModuleError } from './module-error.ts';
import { type LoadingWatch, watchLoading } from './watch-loading.io.ts';

/** How long a module may take until it is loaded. */
const defaultLimitMs = 30_000;

const loading = new Set<string>();
/** One each: called when nothing is left that could end a wait. */
const waits = new Set<() => void>();
let watch: LoadingWatch | null = null;
let isListening = false;

/** Absolute paths of the modules that are being loaded. */
export function modulesInLoading(): readonly string[] {
  return [...loading];
}

/**
 * Loads a module, but does not wait for ever for what it awaits at its top.
 *
 * @param file - absolute path, for messages
 * @param mayBlock - it may have an endless loop at its top, which only a thread of its own can tell; starting that one
 *   takes a tenth of a small run
 * @throws ModuleError when it takes too long, or waits for what can no longer happen
 */
export async function loadWithin<T>(
  file: string,
  load: () => Promise<T>,
  mayBlock: boolean,
  limitMs = defaultLimitMs,
): Promise<T> {
  if (!isListening) process.on('beforeExit', endWaits);
  isListening = true;
  if (mayBlock) watch ??= watchLoading(defaultLimitMs);
  loading.add(file);
  watch?.tell(modulesInLoading());
  let limit: NodeJS.Timeout | undefined;
  let giveUp = (): void => {};
  const stuck = new Promise<never>((_, reject) => {
    const fail = (how: string): void =>
      reject(new ModuleError('stuck', `It was not loaded: what it awaits at its top ${how}.`, { file }));
    limit = setTimeout(() => fail(`has not come within ${limitMs / 1000}s`), limitMs);
    // A timer that kept the process alive would hide that nothing else does.
    limit.unref();
    giveUp = () => fail('can no longer come');
    waits.add(giveUp);
  });
  try {
    return await Promise.race([load(), stuck]);
  } finally {
    clearTimeout(limit);
    waits.delete(giveUp);
    loading.delete(file);
    watch?.tell(modulesInLoading());
  }
}

function endWaits(): void {
  for (const giveUp of waits) giveUp();
}
