import type { TrialFinished } from '../../../../model/event.ts';
import { factsOf } from './facts-of.ts';
import './trial-facts.css';

/** Score, times, tokens and cost of a trial. */
export function TrialFacts({ trial }: { readonly trial: TrialFinished }) {
  return (
    <dl class="trial-facts">
      {factsOf(trial).map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
