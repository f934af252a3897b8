import { clearTimeout, setTimeout } from '../../context/own-time.ts';

/**
 * What a promise settles to, or a value as it is.
 *
 * @param limitMs - how long it is waited for
 * @throws Error when it takes longer
 */
export async function settled(work: unknown, limitMs: number): Promise<unknown> {
  let limit: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<never>((_, reject) => {
    const fail = (): void => reject(new Error(`it has not ended within ${limitMs / 1000}s`));
    limit = setTimeout(fail, limitMs);
  });
  return Promise.race([work, outOfTime]).finally(() => clearTimeout(limit));
}
