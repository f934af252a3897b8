/**
 * Everything that can go wrong while an agent works, in one list for trials, spans, faults and retry.
 *
 * `timeout` ran out of time · `limit` ran over steps, tokens or cost · `rate-limit` 429 · `unavailable` 503 ·
 * `network` no connection · `permission` was not allowed · `output` answered something unusable · `agent` any other.
 */
export const errorKinds = [
  'timeout',
  'limit',
  'rate-limit',
  'unavailable',
  'network',
  'permission',
  'output',
  'agent',
] as const;
export type ErrorKind = (typeof errorKinds)[number];
