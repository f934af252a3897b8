/** How often, and how long after one another, work that failed for a passing reason is tried again. */
export interface RetryPolicy {
  /** Further tries after the first; 3 unless given, so 4 calls. */
  readonly maxRetries?: number;
  /** Longest wait before the first retry; 1 second unless given. */
  readonly baseMs?: number;
  /** By what the longest wait grows from one retry to the next; 2 unless given. */
  readonly factor?: number;
  /** No wait is longer, unless the other side asks for it; 60 seconds unless given. */
  readonly capMs?: number;
}

/**
 * A policy with its defaults filled in.
 *
 * @throws RangeError when a setting cannot be meant
 */
export function completePolicy(policy: RetryPolicy): Required<RetryPolicy> {
  const { maxRetries = 3, baseMs = 1000, factor = 2, capMs = 60_000 } = policy;
  if (!Number.isInteger(maxRetries) || maxRetries < 0)
    throw new RangeError(`"maxRetries" must be a whole number of at least 0, not ${maxRetries}.`);
  if (!(baseMs >= 0 && Number.isFinite(baseMs)))
    throw new RangeError(`"baseMs" must be a number of at least 0, not ${baseMs}.`);
  if (!(factor >= 1)) throw new RangeError(`"factor" must be a number of at least 1, not ${factor}.`);
  if (!(capMs >= 0 && Number.isFinite(capMs)))
    throw new RangeError(`"capMs" must be a number of at least 0, not ${capMs}.`);
  return { maxRetries, baseMs, factor, capMs };
}
