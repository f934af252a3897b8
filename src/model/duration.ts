const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** What a duration looks like, for schemas and editors. */
export const durationPattern = /^\d+(\.\d+)?\s*(ms|s|m|min|h|d)$/;

/** A timer of Node that is set for longer than this, about 24.8 days, fires at once instead. */
export const longestTimerMs = 2 ** 31 - 1;

/**
 * Milliseconds of a written duration such as `250ms`, `1.5s`, `30m`, `2h` or `1d`.
 *
 * @returns null where the text is no duration; a bare number is none, because its unit would be a guess
 */
export function parseDuration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(text.trim());
  const unit = unitMs[match?.[2] ?? ''];
  return match && unit !== undefined ? Number(match[1]) * unit : null;
}

/**
 * A duration as people write it, at three significant digits: `412ms`, `1.24s`, `2m 05s`, `1h 02m`.
 *
 * For showing only; never compare what comes out of it.
 */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1) return `${Number(durationMs.toPrecision(2))}ms`;
  if (durationMs < 999.5) return `${Number(durationMs.toPrecision(3))}ms`;
  if (durationMs < 59_950) return `${Number((durationMs / 1000).toPrecision(3))}s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${pad(seconds % 60)}s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
