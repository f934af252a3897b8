import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { RunEvent, TrialFinished } from '../../../../src/model/event.ts';
import { csvReporter } from '../../../../src/report/csv/csv-reporter.ts';
import { csvRow } from '../../../../src/report/csv/csv-row.ts';
import { finished, planned, started, trial } from '../../../support/events.ts';
import { fileText, reportBy } from '../../../support/report-by.ts';

async function rowsOf(events: readonly RunEvent[]): Promise<Record<string, string>[]> {
  return parse(fileText(await reportBy(csvReporter, events), 'trials.csv'), { columns: true });
}

function oneTrial(parts: Partial<TrialFinished>): readonly RunEvent[] {
  return [started(), planned('a', { tags: ['smoke', 'slow'] }), trial('a', parts), finished];
}

describe('trials.csv', () => {
  it('has all that was measured of a trial in one row', async () => {
    const agents = [{ name: 'agent', type: 'module', digest: 'd', version: '2.1' }];
    const events = [
      started({ agents }),
      ...oneTrial({
        status: 'errored',
        error: { kind: 'timeout', message: 'no answer\nwithin 5s, "at all"' },
        timedOut: true,
        cold: true,
        latencyMs: 5000,
        waitMs: 20,
        usage: { modelCalls: 1, inputTokens: 10, outputTokens: 2, costUsd: 0.003 },
        attempts: [{ kind: 'network', message: 'gone' }],
        judgements: [
          { judge: 'equals', status: 'failed', score: 0, reason: 'differs' },
          { judge: 'contains', status: 'passed', score: 1, reason: 'does' },
          { judge: 'equals', status: 'failed', score: 0, reason: 'differs again' },
          { judge: 'regex', status: 'failed', score: 0, reason: 'no match' },
        ],
      }).slice(1),
    ];
    expect(await rowsOf(events)).toEqual([
      {
        run: 'run-1',
        suite: 'suite',
        case: 'suite/a',
        agent: 'agent',
        version: '2.1',
        iteration: '1',
        status: 'errored',
        score: '0',
        latency_ms: '5000',
        wait_ms: '20',
        cost_usd: '0.003',
        input_tokens: '10',
        output_tokens: '2',
        cold: 'true',
        timed_out: 'true',
        retried: 'true',
        tags: 'smoke;slow',
        error_kind: 'timeout',
        error_message: 'no answer\nwithin 5s, "at all"',
        failed_judges: 'equals;regex',
        reason: '',
      },
    ]);
  });

  it('leaves empty what was not measured, and never writes 0 for it', async () => {
    const [row] = await rowsOf(
      oneTrial({
        status: 'invalid',
        reason: 'no trace',
        latencyMs: null,
        usage: { modelCalls: 1, inputTokens: 1, outputTokens: 1, costUsd: null },
      }),
    );
    expect(row).toMatchObject({
      score: '',
      latency_ms: '',
      cost_usd: '',
      input_tokens: '1',
      wait_ms: '0',
      reason: 'no trace',
    });
    const [skipped] = await rowsOf(oneTrial({ status: 'skipped', reason: 'later', latencyMs: null }));
    expect(skipped).toMatchObject({ wait_ms: '', cold: '', timed_out: '', retried: '', reason: 'later' });
  });

  it('tells a trial that ran out of its own time from an agent that speaks of one', async () => {
    const error = { kind: 'timeout', message: 'a service took too long' } as const;
    const [own] = await rowsOf(oneTrial({ status: 'errored', error, timedOut: false }));
    const [old] = await rowsOf(oneTrial({ status: 'errored', error }));
    expect([own?.['timed_out'], old?.['timed_out']]).toEqual(['false', 'true']);
  });

  it('is a table with a head even where nothing was tried', async () => {
    const text = fileText(await reportBy(csvReporter, [started(), planned('a'), finished]));
    expect(text).toMatch(/^run,suite,case,.*,reason\r\n$/);
  });
});

describe('a row of CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'makes %j harmless to spreadsheets',
    (text) => {
      expect(parse(csvRow([text]))).toEqual([[`'${text}`]]);
    },
  );

  it('leaves numbers and other text as they are', () => {
    expect(csvRow([-1, 1e-9, true, null, undefined, 'a=b', '', "it's"])).toBe("-1,1e-9,true,,,a=b,,it's\r\n");
  });

  it('shows control characters, which readers stumble over', () => {
    expect(csvRow(['a\u0000b\u001b[31m\u0085', '\u0000=1'])).toBe('a␀b␛[31m\ufffd,␀=1\r\n');
  });

  it('keeps commas, quotes and every kind of line end in one cell', () => {
    const cells = ['a,b', 'say "hi"', 'one\ntwo', 'one\r\ntwo', 'one\rtwo', '\u2028'];
    expect(parse(csvRow(cells), { record_delimiter: '\r\n' })).toEqual([cells]);
  });
});
