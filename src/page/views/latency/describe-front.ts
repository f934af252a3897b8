import { visibleText } from '../../../model/visible-text.ts';
import type { ParetoFront } from './pareto-front.ts';

/**
 * Who is on the front and who is behind whom, in words.
 *
 * @param less - what is said of the better price, such as `costs no more`
 */
export function describeFront({ front, behind }: ParetoFront, less: string): string {
  const on = `On the Pareto front: ${front.map(visibleText).join(', ')}.`;
  if (behind.length === 0) return `${on} Nobody is behind.`;
  const pairs = behind.map(({ name, ahead }) => `${visibleText(name)} (${visibleText(ahead)})`);
  return `${on} Behind one that passes at least as often and ${less}: ${pairs.join(', ')}.`;
}
