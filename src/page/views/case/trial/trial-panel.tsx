import type { TrialFinished } from '../../../../model/event.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import type { CaseDetails } from '../../../../report/html/page-data.ts';
import { StatusMark } from '../../../parts/status-mark.tsx';
import { Time } from '../../../parts/time.tsx';
import { TraceView } from '../trace/trace-view.tsx';
import { CopyButton } from '../value/copy-button.tsx';
import { LongText } from '../value/long-text.tsx';
import { ValueBlock } from '../value/value-block.tsx';
import { FailureBlock } from './failure-block.tsx';
import { JudgementList } from './judgement-list.tsx';
import { OutputBlock } from './output-block.tsx';
import { TrialFacts } from './trial-facts.tsx';
import { TurnList } from './turn-list.tsx';
import './trial-panel.css';

interface TrialPanelProps {
  readonly trial: TrialFinished;
  readonly details: CaseDetails;
}

/** Everything that is known of one trial. */
export function TrialPanel({ trial, details: { input, expected } }: TrialPanelProps) {
  const { agent, iteration, status, reason, error, turns, judgements, attempts = [], warnings = [] } = trial;
  return (
    <article class="trial-panel">
      <h3>
        <StatusMark status={status} /> {visibleText(agent)}, iteration {iteration}: {status}{' '}
        <span class="trial-ended">
          <Time at={trial.at} />
        </span>
        <CopyButton what="trial as JSON" text={() => JSON.stringify(trial, null, 2)} />
      </h3>
      {reason !== undefined && <LongText text={reason} />}
      <TrialFacts trial={trial} />
      {error && <FailureBlock failure={error} />}
      <div class="trial-columns">
        <div class="trial-column">
          {turns ? <TurnList trial={trial} /> : <ValueBlock title="Input" value={input} />}
          {(!turns || expected !== undefined) && <OutputBlock output={trial.output} expected={expected} />}
        </div>
        <div class="trial-column">
          <section>
            <h4>Judgements</h4>
            {judgements.length > 0 ? <JudgementList judgements={judgements} /> : <p>Nothing was judged.</p>}
          </section>
          {warnings.length > 0 && (
            <section>
              <h4>Warnings</h4>
              {warnings.map((warning) => (
                <LongText key={warning} text={warning} />
              ))}
            </section>
          )}
          {attempts.length > 0 && (
            <section>
              <h4>Attempts before this one</h4>
              {attempts.map((attempt, index) => (
                <FailureBlock key={index} failure={attempt} />
              ))}
            </section>
          )}
        </div>
      </div>
      <section class="trial-trace">
        <h3>Trace</h3>
        <TraceView trial={trial} />
      </section>
    </article>
  );
}
