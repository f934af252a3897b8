import type { TrialFinished } from '../../../../model/event.ts';
import { ValueBlock } from '../value/value-block.tsx';
import { JudgementList } from './judgement-list.tsx';

/** A conversation: what was said in each turn, what was answered, and what its judges said. */
export function TurnList({ trial: { turns = [], judgements } }: { readonly trial: TrialFinished }) {
  return (
    <ol class="trial-turns">
      {turns.map(({ input, output }, index) => {
        const own = judgements.filter(({ turn }) => turn === index + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns have no name but their place.
          <li key={index}>
            <h3>Turn {index + 1}</h3>
            <div class="trial-pair">
              <ValueBlock title="Input" value={input} />
              <ValueBlock title="Output" value={output} />
            </div>
            {own.length > 0 && <JudgementList judgements={own} />}
          </li>
        );
      })}
    </ol>
  );
}
