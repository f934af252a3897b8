import type { TrialFinished } from '../../../../model/event.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { StatusMark } from '../../../parts/status-mark.tsx';
import { DifferenceBlock } from '../difference/difference-block.tsx';
import { FailureBlock } from '../trial/failure-block.tsx';
import { TrialFacts } from '../trial/trial-facts.tsx';
import { ValueBlock } from '../value/value-block.tsx';
import './trials-beside.css';

/** One of two trials of a case, and what it is called here. */
export interface TrialSide {
  readonly name: string;
  readonly trial: TrialFinished;
}

/** Two trials of a case beside each other, and how their outputs differ. */
export function TrialsBeside({ first, second }: { readonly first: TrialSide; readonly second: TrialSide }) {
  const [before, after] = [first.trial.output, second.trial.output];
  return (
    <div class="trials-beside">
      <Side side={first} />
      <Side side={second} />
      {before !== null && after !== null && (
        <section class="value-block trials-beside-difference">
          <h4>Difference of the outputs</h4>
          <div class="value-frame">
            <DifferenceBlock first={before} second={after} names={[first.name, second.name]} />
          </div>
        </section>
      )}
    </div>
  );
}

function Side({ side: { name, trial } }: { readonly side: TrialSide }) {
  return (
    <section class="trials-beside-side">
      <h4>
        <StatusMark status={trial.status} /> {visibleText(name)}: {trial.status}
      </h4>
      <TrialFacts trial={trial} />
      {trial.error && <FailureBlock failure={trial.error} />}
      <ValueBlock title="Output" value={trial.output} />
    </section>
  );
}
