/** An answer that is not the one asked for, read from what the client threw. */
export interface FailedAnswer {
  /** null: no answer came. */
  readonly status: number | null;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Reads what the client threw: an answer of 400 and more, or that none came. */
export function failedAnswer(error: unknown): FailedAnswer {
  const thrown = isRecord(error) ? error : {};
  const text = error instanceof Error ? error.message : String(error);
  const { response } = thrown;
  // Where no answer came, the client still makes up a status of 500.
  if (!isRecord(response)) return { status: null, text, headers: {} };
  const { headers, status } = response;
  return {
    status: typeof status === 'number' ? status : null,
    text,
    headers: isRecord(headers) ? headers : {},
  };
}

/** GitHub tells of its limits with 429, or with 403 and a sign that it is not about permissions. */
export function isRateLimited({ status, text, headers }: FailedAnswer): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['x-ratelimit-remaining'] === '0' ||
    headers['retry-after'] !== undefined ||
    /secondary rate limit|abuse detection/i.test(text)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
