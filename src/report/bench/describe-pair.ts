import type { Difference } from '../../model/comparison.ts';
import { formatCount } from '../../model/format-count.ts';
import type { AgentPair } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import { formatValue } from '../show/format-value.ts';
import { plural } from '../show/plural.ts';

/** Two agents beside each other, in words that are safe to show; null is what was not measured of both. */
export interface PairDescription {
  readonly headline: string;
  readonly passRate: string | null;
  readonly latencyP50: string | null;
}

/** Which of two agents is better, and by how much. */
export function describePair(pair: AgentPair): PairDescription {
  const { second, passRate, latencyP50 } = pair;
  return {
    headline: headlineOf(pair),
    passRate: passRate && describeRates(passRate),
    latencyP50: latencyP50 && describeLatencies(latencyP50, second),
  };
}

function headlineOf({ first, second, passRate, latencyP50 }: AgentPair): string {
  const [better, worse] = [visibleText(first), visibleText(second)];
  if (!passRate) return `${better} and ${worse} have no measured case in common`;
  const isQuicker = latencyP50?.verdict === 'worse';
  const isSlower = latencyP50?.verdict === 'better';
  if (passRate.verdict === 'worse')
    return `${better} beats ${worse}${isQuicker ? ' and is faster' : isSlower ? ', but is slower' : ''}`;
  if (passRate.verdict === 'better')
    return `${worse} beats ${better}${isSlower ? ' and is faster' : isQuicker ? ', but is slower' : ''}`;
  const seen = passRate.verdict === 'cannot-say' ? 'too few cases to say' : 'no difference in pass rate seen';
  const faster = isQuicker ? better : isSlower ? worse : null;
  return `${better} and ${worse}: ${seen}${faster === null ? '' : `, but ${faster} is faster`}`;
}

/** As the first sees it: what it has more. */
function describeRates(difference: Difference): string {
  const { first, second, lower, upper } = difference;
  const rates = `${formatValue(first, 'ratio')} against ${formatValue(second, 'ratio')}`;
  if (difference.changed === 0) return `${rates}, alike in every case`;
  const bounds = lower === null || upper === null ? '' : ` [${points(-upper)}, ${points(-lower)}]`;
  const missed = whatWasMissed(difference, (share) => `${points(share).slice(1)} points`);
  return `${rates}, ${points(first - second)} points${bounds}${pValueOf(difference)}${missed}`;
}

function describeLatencies(difference: Difference, agent: string): string {
  const { first, second, relative, bound } = difference;
  const times = `${formatValue(first, 'duration')} against ${formatValue(second, 'duration')}`;
  if (difference.changed === 0) return `${times}, alike in every case`;
  if (bound !== undefined) return `${times}, trials that ran out of time hide how much`;
  const factors = relative ? `, ${visibleText(agent)} takes ${describeFactor(relative)} as long` : '';
  const missed = whatWasMissed(difference, (share) => `${factor(1 + share)} times`);
  return `${times}${factors}${pValueOf(difference)}${missed}`;
}

function describeFactor({ value, lower, upper }: NonNullable<Difference['relative']>): string {
  const bounds = lower === null || upper === null ? '' : ` [${factor(1 + lower)}, ${factor(1 + upper)}]`;
  return `${factor(1 + value)} times${bounds}`;
}

/** What a difference that was not seen would have had to be. */
function whatWasMissed(
  { verdict, detectable, casesNeeded }: Difference,
  show: (detectable: number) => string,
): string {
  if (verdict === 'better' || verdict === 'worse') return '';
  if (detectable !== null) return `; ${show(detectable)} would have been seen`;
  return casesNeeded === null ? '' : `; about ${plural(casesNeeded, 'case')} needed`;
}

function pValueOf({ adjustedPValue }: Difference): string {
  if (adjustedPValue === null) return '';
  return adjustedPValue < 0.0001 ? ', p < 0.0001' : `, p = ${Number(adjustedPValue.toPrecision(2))}`;
}

function points(share: number): string {
  const value = Number((share * 100).toFixed(1));
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
}

function factor(value: number): string {
  return value >= 1000 ? formatCount(Math.round(value)) : String(Number(value.toPrecision(3)));
}
