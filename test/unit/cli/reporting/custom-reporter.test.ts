import { describe, expect, it } from 'vitest';
import { customReporter } from '../../../../src/cli/reporting/custom-reporter.ts';
import type { ReporterOutput } from '../../../../src/model/reporter.ts';
import { runOf, trial } from '../../../support/events.ts';
import { reportBy } from '../../../support/report-by.ts';

const events = runOf(2, () => ({}));

/** What a module with this default export makes of a run of two trials. */
async function made(exported: unknown, limitMs?: number): Promise<ReporterOutput> {
  const reporter = customReporter(exported, './chat.ts', limitMs);
  if (typeof reporter === 'string') throw new Error(reporter);
  return reportBy(reporter, events);
}

describe('a reporter of a project', () => {
  it('is a function that makes text, files, both or nothing, at once or later', async () => {
    const file = { path: 'a.txt', content: 'a' };
    expect(await made(() => undefined)).toEqual({});
    expect(await made(async () => [file])).toEqual({ files: [file] });
    expect(await made(() => ({ text: 'done', files: [file] }))).toEqual({ text: 'done', files: [file] });
    expect(
      await made((report: { verdict: { exitCode: number } }) => ({ text: `${report.verdict.exitCode}` })),
    ).toEqual({
      text: '0',
    });
  });

  it('is an object that is told every event, and asked once all it began has ended', async () => {
    const log: string[] = [];
    const counter = {
      count: 0,
      async onEvent({ type }: { type: string }) {
        await new Promise<void>((done) => setImmediate(done));
        log.push(type);
        if (type === 'trial-finished') this.count++;
      },
      report() {
        return { text: `${this.count} of ${log.length}` };
      },
    };
    expect(await made(counter)).toEqual({ text: '2 of 6' });
  });

  it('changes nothing that others are told', async () => {
    const output = { deep: { list: [1] } };
    const event = trial('case-0', { output });
    const reporter = customReporter(
      {
        onEvent: (told: { output: unknown; judgements: unknown[] }) => {
          told.output = null;
          told.judgements.length = 0;
        },
        report: (report: { verdict: { exitCode: number }; leaderboard: unknown[] }) => {
          report.verdict.exitCode = 0;
          report.leaderboard.length = 0;
        },
      },
      'x',
    );
    if (typeof reporter === 'string') throw new Error(reporter);
    reporter.onEvent?.(event);
    expect(event.output).toBe(output);
    const failing = runOf(1, () => ({ status: 'failed' }), ['pass-rate == 100%']);
    const seen: number[] = [];
    await reportBy(
      {
        name: 'both',
        async report(report, options) {
          await reporter.report?.(report, options);
          seen.push(report.verdict.exitCode, report.leaderboard.length);
          return {};
        },
      },
      failing,
    );
    expect(seen).toEqual([1, 1]);
  });

  it('fails with what it threw, at once, later, or at an event', async () => {
    const thrown = new Error('no chat');
    const fail = (): never => {
      throw thrown;
    };
    await expect(made(fail)).rejects.toBe(thrown);
    await expect(made(async () => fail())).rejects.toBe(thrown);
    await expect(made({ onEvent: fail })).rejects.toBe(thrown);
    await expect(made({ onEvent: async () => fail(), report: () => undefined })).rejects.toBe(thrown);
  });

  it('fails when it does not end', async () => {
    const forever = new Promise(() => {});
    await expect(made(() => forever, 1)).rejects.toThrow('it has not ended within 0.001s');
    await expect(made({ onEvent: () => forever }, 1)).rejects.toThrow('it has not ended within 0.001s');
  });

  it.each([
    [5, 'it gave a number'],
    ['text', 'it gave a string'],
    [{ test: 'x' }, 'it gave an object with "test"'],
    [{ text: 5 }, 'its "text" is no text'],
    [{ files: 'a' }, 'its "files" are no list'],
    [[5], 'one of its files is no object'],
    [[{ content: 'a' }], 'one of its files has no path'],
    [[{ path: 'a' }], 'the content of its file "a" is neither text nor pieces of text'],
    [[{ path: 'a', content: Buffer }], 'the content of its file "a" is neither text'],
  ])('fails when it gives %j', async (output, complaint) => {
    await expect(made(() => output)).rejects.toThrow(complaint);
  });

  it('fails while a file is written, where a piece of it is no text', async () => {
    const { files = [] } = await made(() => [{ path: 'a', content: [1] }]);
    expect(() => [...(files[0]?.content ?? '')]).toThrow('a piece of its file "a" is no text');
  });

  it.each([
    [undefined, 'it has no default export'],
    [null, 'its default export is neither a function nor an object'],
    ['json', 'its default export is neither a function nor an object'],
    [{}, 'its default export has neither "report" nor "onEvent"'],
    [{ report: 'x' }, '"report" of its default export is no function'],
    [{ onEvent: 1, report: () => {} }, '"onEvent" of its default export is no function'],
    [{ name: 1, report: () => {} }, 'the "name" of its default export is no text'],
  ])('is not %j', (exported, problem) => {
    expect(customReporter(exported, 'x')).toBe(problem);
  });
});
