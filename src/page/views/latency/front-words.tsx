import { visibleText } from '../../../model/visible-text.ts';
import { describeFront } from './describe-front.ts';
import type { ParetoFront } from './pareto-front.ts';

interface FrontWordsProps {
  /** A front for each field of agents that share cases. */
  readonly fronts: readonly ParetoFront[];
  /** What is said of the better price, such as `costs no more`. */
  readonly less: string;
}

/** Who is worth a choice, in words; an agent without a rival is told as such. */
export function FrontWords({ fronts, less }: FrontWordsProps) {
  const compared = fronts.filter(({ front, behind }) => front.length + behind.length > 1);
  const alone = fronts.filter((front) => !compared.includes(front)).flatMap(({ front }) => front);
  return (
    <>
      {compared.map((front) => (
        <p key={front.front.join(' ')}>{describeFront(front, less)}</p>
      ))}
      {compared.some(({ behind }) => behind.length > 0) && (
        <p class="latency-faint">By the measured values: where whiskers overlap, it may be chance.</p>
      )}
      {alone.length > 0 && (
        <p class="latency-faint">
          Nobody shares a case with {alone.map(visibleText).join(', ')}, so there is no front to be on.
        </p>
      )}
    </>
  );
}
