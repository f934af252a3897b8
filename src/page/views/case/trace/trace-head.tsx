import type { TrialFinished } from '../../../../model/event.ts';
import { formatCount } from '../../../../model/format-count.ts';
import { trialKey } from '../../../../model/trial-key.ts';
import { plural } from '../../../../report/show/plural.ts';
import { CopyButton } from '../value/copy-button.tsx';
import { CriticalPathLine } from './critical-path-line.tsx';
import type { TraceModel } from './trace-model.ts';

interface TraceHeadProps {
  readonly trial: TrialFinished;
  readonly model: TraceModel;
  /** Spans that are not folded away. */
  readonly shown: number;
  readonly onFold: (folded: ReadonlySet<number>) => void;
}

/** How much was recorded, what determined the end, and what can be done with the whole trace. */
export function TraceHead({ trial, model, shown, onFold }: TraceHeadProps) {
  const { tree, path } = model;
  const parents = tree.filter(({ children }) => children.length > 0).map(({ index }) => index);
  return (
    <>
      <div class="trace-head">
        <span>{plural(tree.length, 'span')}</span>
        {shown < tree.length && (
          <span class="trace-faint">{formatCount(tree.length - shown)} folded away</span>
        )}
        {parents.length > 0 && (
          <span class="trace-tools">
            <button type="button" onClick={() => onFold(new Set())}>
              Unfold all
            </button>
            <button type="button" onClick={() => onFold(new Set(parents))}>
              Fold all
            </button>
          </span>
        )}
        <CopyButton
          what="trace as JSON"
          text={() => JSON.stringify({ trial: trialKey(trial), spans: trial.spans }, null, 2)}
        />
      </div>
      <CriticalPathLine path={path} />
    </>
  );
}
