import { visibleText } from '../../../model/visible-text.ts';
import type { ParetoFront } from './pareto-front.ts';

/**
 * Who is on the front and who is behind whom, as sentences.
 *
 * @param less - what is said of the better price, such as `costs no more`
 */
export function describeFront({ front, behind }: ParetoFront, less: string): string {
  if (front.length + behind.length === 1) return 'There is nobody to compare it with.';
  const on = `On the Pareto front: ${front.map(visibleText).join(', ')}.`;
  if (behind.length === 0) return `${on} Nobody is behind: who passes more often, also takes more.`;
  const sentences = behind.map(
    ({ name, ahead }) =>
      `${visibleText(name)} is behind ${visibleText(ahead)}, which passes at least as often and ${less}.`,
  );
  return `${on} ${sentences.join(' ')} By the measured values: where whiskers overlap, it may be chance.`;
}
