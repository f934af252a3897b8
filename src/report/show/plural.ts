import { formatCount } from '../../model/format-count.ts';

/** `1 trial`, `2 trials`, `1,000 trials`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
