import { describe, expect, it } from 'vitest';
import { addJudging } from '../../../src/report/fold/add-judging.ts';
import { paletteFor } from '../../../src/report/show/palette.ts';
import { showJudging } from '../../../src/report/terminal/show-judging.ts';

const used = (model: string, costUsd: number | null) => ({
  model,
  judgements: 1,
  calls: 2,
  inputTokens: 900,
  outputTokens: 100,
  costUsd,
});

describe('what judging used', () => {
  it('is summed up by model, and a cost that is not known makes the sum unknown', () => {
    const sum = addJudging(addJudging([], [used('b', 0.5)]), [
      used('a', null),
      used('b', 0.25),
      used('a', 1),
    ]);
    expect(sum).toEqual([
      { ...used('a', null), judgements: 2, calls: 4, inputTokens: 1800, outputTokens: 200 },
      { ...used('b', 0.75), judgements: 2, calls: 4, inputTokens: 1800, outputTokens: 200 },
    ]);
  });

  it('comes to the same in whichever order shards are put together', () => {
    const [a, b, c] = [[used('x', 1)], [used('y', 2)], [used('x', 4), used('y', 8)]];
    expect(addJudging(addJudging(a, b), c)).toEqual(addJudging(c, addJudging(b, a)));
  });

  it('is told a line a model, and not at all where no judge asks one', () => {
    expect(showJudging([], paletteFor(false), 80)).toEqual([]);
    expect(showJudging([used('j-1', 0.0123), used('j-2', null)], paletteFor(false), 80).slice(1)).toEqual([
      '  j-1  1 judgement: 2 calls, 1,000 tokens, $0.0123',
      '  j-2  1 judgement: 2 calls, 1,000 tokens, cost not known',
    ]);
  });
});
