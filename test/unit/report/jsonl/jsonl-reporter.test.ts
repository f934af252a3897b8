import { describe, expect, it } from 'vitest';
import { jsonlReporter } from '../../../../src/report/jsonl/jsonl-reporter.ts';
import { finished, planned, started, trial } from '../../../support/events.ts';
import { fileText, recordOf, reportBy } from '../../../support/report-by.ts';

describe('trials.jsonl', () => {
  it('has each trial as the log has it, with its run and what its case says', async () => {
    const first = trial('a', { output: { text: 'one' }, iteration: 1 });
    const second = trial('b', { status: 'failed' });
    const text = fileText(
      await reportBy(jsonlReporter, [
        started(),
        planned('a', { tags: ['smoke'], input: { q: 1 }, expected: null }),
        planned('b'),
        second,
        first,
        finished,
      ]),
      'trials.jsonl',
    );
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { ...first, run: 'run-1', suite: 'suite', tags: ['smoke'], input: { q: 1 }, expected: null },
      { ...second, run: 'run-1', suite: 'suite', tags: [], input: 'input of b' },
    ]);
  });

  it('leaves out warm-up trials, as all figures do', async () => {
    const events = [started(), planned('a'), trial('a', { iteration: 0 }), trial('a'), finished];
    expect(fileText(await reportBy(jsonlReporter, events)).match(/\n/g)).toHaveLength(1);
  });

  it('is one line a trial for readers that know other line ends, too', async () => {
    const output = 'a\u2028b\u2029c\u0085d\r\ne\vf\u001cg';
    const text = fileText(
      await reportBy(jsonlReporter, [started(), planned('a'), trial('a', { output }), finished]),
    );
    expect(text).not.toMatch(/[\u2028\u2029\u0085\r\v\f\u001c](?=.)/);
    expect(JSON.parse(text).output).toBe(output);
  });

  it('reads the trials while it is written, not before', async () => {
    let read = 0;
    const events = [
      started(),
      planned('a', { iterations: 2 }),
      trial('a'),
      trial('a', { iteration: 2 }),
      finished,
    ];
    const record = recordOf(events);
    const { files = [] } = await reportBy(jsonlReporter, events, {
      record: {
        ...record,
        *trials() {
          for (const one of record.trials()) {
            read++;
            yield one;
          }
        },
      },
    });
    const [content = ''] = files.map((file) => file.content);
    expect(read).toBe(0);
    content[Symbol.iterator]().next();
    expect(read).toBe(1);
  });
});
