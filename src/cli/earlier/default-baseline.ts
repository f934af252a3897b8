import { join } from 'node:path';

/**
 * Where a baseline is kept unless another file is named.
 *
 * @param out - folder of the runs
 */
export function defaultBaseline(out: string): string {
  return join(out, 'baseline.json');
}
