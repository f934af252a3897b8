import type { TrialFinished } from '../../../../model/event.ts';
import { visibleText } from '../../../../model/visible-text.ts';
import { StatusMark } from '../../../parts/status-mark.tsx';
import { ValueBlock } from '../value/value-block.tsx';

/** A conversation: what was said in each turn and what was answered, with a mark a judgement of the turn. */
export function TurnList({ trial: { turns = [], judgements } }: { readonly trial: TrialFinished }) {
  return (
    <ol class="trial-turns">
      {turns.map(({ input, output }, index) => (
        <li key={index}>
          <h4>
            Turn {index + 1}{' '}
            {judgements.map(
              ({ turn, judge, status }, place) =>
                turn === index + 1 &&
                status !== 'unscored' && (
                  <StatusMark key={place} status={status} label={`${visibleText(judge)}: ${status}`} />
                ),
            )}
          </h4>
          <div class="trial-pair">
            <ValueBlock title="Input" value={input} />
            <ValueBlock title="Output" value={output} />
          </div>
        </li>
      ))}
    </ol>
  );
}
