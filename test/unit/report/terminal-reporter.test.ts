import { describe, expect, test } from 'vitest';
import type { RunEvent, TrialFinished } from '../../../src/model/event.ts';
import type { ReporterOptions } from '../../../src/model/reporter.ts';
import { jsonReporter } from '../../../src/report/json-reporter.ts';
import { terminalReporter } from '../../../src/report/terminal-reporter.ts';
import { finished, planned, reportOf, runOf, started, trial } from '../../support/events.ts';
import { fileText, reporterOptions } from '../../support/report-by.ts';

function draw(events: readonly RunEvent[], parts: Partial<ReporterOptions> = {}): string {
  return terminalReporter.report(reportOf(events), reporterOptions(parts)).text;
}

function failure(parts: Partial<TrialFinished>, plan: Parameters<typeof planned>[1] = {}): string {
  return draw([started(), planned('a', plan), trial('a', { status: 'failed', ...parts }), finished]);
}

/** All that a text must not do to a terminal or to its reader. */
const hostile = [
  '\u001b[2J\u001b[31mred',
  '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001bP+q\u001b\\',
  'good\rbad',
  'a\bb\u0000c\u007fd\te\u000bf\u000cg',
  '\u009b31m\u0085\u008f',
  'user\u202etxt.exe\u2066\u2069\u200f\u061c',
  'lone \ud800 and \udc00',
  'line\u2028separator\u2029s',
  '\ufeffmark',
].join(' | ');

const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

describe('the report in the terminal', () => {
  test('writes every count with commas between thousands', () => {
    const events = runOf(2680, (index) => ({ status: index % 2 === 0 ? 'passed' : 'failed' }));
    const tagged = events.map((event) =>
      event.type === 'case-planned' ? { ...event, tags: ['smoke'] } : event,
    );
    const cut = tagged.map((event) =>
      event.type === 'run-finished' ? { ...event, status: 'interrupted' as const } : event,
    );
    for (const text of [draw(tagged), draw(cut)]) {
      expect(text).toContain('1,340 of 2,680 trials passed · 1,340 failed');
      expect(text).toContain('(1,340/2,680)');
      expect(text.replace(/case-\d+/g, '')).not.toMatch(/\d{4}/);
    }
  });

  test('shows a failure once, with input, difference, reason, and where the case stands', () => {
    const text = failure(
      {
        output: { route: 'finance', priority: 'low', text: 'Hello' },
        judgements: [
          {
            judge: 'json-subset',
            status: 'failed',
            score: 0,
            reason: '/priority differs: "low" instead of "high"',
          },
        ],
      },
      { input: 'charged twice', expected: { priority: 'high', route: 'finance' } },
    );
    expect(text).toContain(
      `
  ✗ suite/a by agent failed  cases/suite.yaml:7
      input    charged twice
      output   - expected + actual
                 {
               -   "priority": "high"
               +   "priority": "low"
                   "route": "finance"
                 }
               + only in the output: text
      json-subset  /priority differs: "low" instead of "high"
`,
    );
    expect(text.match(/suite\/a/g)).toHaveLength(1);
  });

  test('shows expected and output apart where they are of different kinds, and both in full where they are scalars', () => {
    const apart = failure({ output: { route: 'x' } }, { expected: 'y' });
    expect(apart).toContain('      expected y\n      output   {"route":"x"}\n');
    expect(failure({ output: 4 }, { expected: 5 })).toContain('      expected 5\n      output   4\n');
    expect(failure({ output: 'four' }, { expected: 5 })).toContain('      expected 5\n      output   four\n');
    expect(failure({ output: [1] }, { expected: { a: 1 } })).toContain(
      '      expected {"a":1}\n      output   [1]\n',
    );
  });

  test('compares texts line by line and folds what is equal', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    const text = failure({ output: lines.with(25, 'other').join('\n') }, { expected: lines.join('\n') });
    expect(text).toContain('- line 25\n');
    expect(text).toContain('+ other\n');
    expect(text).not.toContain('line 10');
  });

  test('shows the error with its cause, and no output where there is none', () => {
    const text = failure({
      status: 'errored',
      output: null,
      error: { kind: 'network', message: 'refused', cause: 'no route' },
    });
    expect(text).toContain('      error    network: refused\n               caused by: no route\n');
    expect(text).not.toContain('output');
  });

  test('says in how many iterations a case did not pass', () => {
    const trials = [1, 2, 3].map((iteration) =>
      trial('a', { iteration, status: iteration === 2 ? 'failed' : 'passed' }),
    );
    expect(draw([started(), planned('a', { iterations: 3 }), ...trials, finished])).toContain(
      'failed in 1 of 3 iterations',
    );
  });

  test('shows why a trial is invalid', () => {
    const text = failure({ status: 'invalid', reason: 'The hook beforeTrial failed: no database' });
    expect(text).toContain('! suite/a by agent invalid');
    expect(text).toContain('invalid  The hook beforeTrial failed: no database');
  });

  test('lets nothing from an agent, a case or a file name reach the terminal raw', () => {
    const everywhere: RunEvent[] = [
      {
        ...started({ agents: [{ name: hostile, type: 'module', version: hostile, digest: 'd' }] }),
        thresholds: [{ text: `pass-rate{tag:"${hostile.replaceAll('"', '')}"} >= 1`, from: hostile }],
      },
      planned('x', {
        case: hostile,
        suite: hostile,
        agents: [hostile],
        tags: [hostile],
        input: hostile,
        expected: hostile,
        place: { file: hostile, line: 1, column: 1 },
      }),
      trial('x', {
        case: hostile,
        agent: hostile,
        status: 'errored',
        output: { [hostile]: hostile },
        error: { kind: 'agent', message: hostile, cause: hostile },
        reason: hostile,
        judgements: [
          { judge: hostile, label: hostile, status: 'failed', score: 0, reason: `${hostile}\n${hostile}` },
        ],
        warnings: [hostile],
      }),
      { ...finished, status: 'bailed', reason: hostile },
    ];
    for (const output of [hostile, { [hostile]: [hostile] }, [hostile]]) {
      const events = everywhere.map((event) =>
        event.type === 'trial-finished' ? { ...event, output } : event,
      );
      const text = draw(events, { folder: hostile });
      expect(text).not.toMatch(raw);
      expect(isWellFormed(text)).toBe(true);
    }
  });

  test('colours with its own escapes only, and only where it may', () => {
    const events = [started(), planned('a'), trial('a', { status: 'failed', output: hostile }), finished];
    const colored = draw(events, { color: true });
    const escapes = colored.match(/\u001b\[[\d;]*m/g) ?? [];
    expect(escapes.length).toBeGreaterThan(0);
    expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(draw(events));
    expect(draw(events)).not.toContain('\u001b');
  });

  test('stays short, whatever an agent says', () => {
    const long = 'x'.repeat(1_000_000);
    const text = failure(
      {
        status: 'errored',
        output: { long, lines: `${long.slice(0, 1000)}\n`.repeat(500) },
        error: { kind: 'agent', message: long, cause: `${long}\n`.repeat(3) },
        judgements: Array.from({ length: 3 }, () => ({
          judge: 'equals',
          label: long,
          status: 'failed' as const,
          score: 0,
          reason: long,
        })),
        warnings: [long],
      },
      { input: long, expected: { long } },
    );
    expect(text.length).toBeLessThan(20_000);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(700);
  });

  test('shows the first failures whole, further ones in a line, and counts the rest', () => {
    const text = draw(runOf(150, () => ({ status: 'failed' })));
    expect(text.match(/ {2}✗ suite\//g)).toHaveLength(40);
    expect(text.match(/ {6}input/g)).toHaveLength(10);
    expect(text).toContain('and 110 more in report.json');
  });

  test('marks percentiles that are not to be trusted yet, and lower bounds', () => {
    const hang: Partial<TrialFinished> = {
      status: 'errored',
      error: { kind: 'timeout', message: 'x' },
      latencyMs: 5000,
    };
    const text = draw(runOf(10, (index) => (index === 0 ? hang : {})));
    expect(text).toMatch(/agent +90 % \[59\.6, 98\.2\] +0\.900 +10ms +≥ [\d.]+s\* +≥ [\d.]+s\*/);
    expect(text).toContain('P95: n too small, 59 needed');
    expect(text).toContain('≥ some trials ran out of time');
  });

  test('gives up columns before it breaks lines, and keeps rank, agent, pass rate and score', () => {
    const events = runOf(3, () => ({}));
    const narrow = draw(events, { width: 40 });
    expect(narrow).toMatch(/rank +agent +pass rate +score\n/);
    expect(narrow).toContain('  P50, P95, P99, errors, cost left out:\n  the terminal is too narrow\n');
    expect(narrow).not.toContain('P95: n too small');
    const unlimited = draw(events, { width: Number.POSITIVE_INFINITY });
    expect(unlimited).toContain('P95: n too small');
    expect(unlimited).not.toContain('left out');
    expect(draw(events, { width: 120 })).toMatch(/pass rate +score +P50 +P95 +P99 +errors +cost\n/);
  });

  test('shows thresholds with what was measured, where each was set, and the verdict last', () => {
    const text = draw(
      runOf(2, (index) => ({ status: index === 0 ? 'failed' : 'passed' }), [
        'pass-rate >= 95%',
        'pass-rate >= baseline',
      ]),
    );
    expect(text).toContain('  ✗ pass-rate >= 95%  50 % misses >= 95 %. [9.5, 90.5]  --threshold\n');
    expect(text).toContain('  ? pass-rate >= baseline  Not evaluated');
    expect(text).toMatch(
      /FAILED {2}2 trials in 1s, exit code 1\n {2}pass-rate >= 95% was missed: .*\nreport {2}reports\/run-1\n$/,
    );
  });
});

describe('report.json', () => {
  test('holds the report, cell by cell', () => {
    const report = reportOf(
      runOf(3, (index) => ({ status: index === 0 ? 'failed' : 'passed', output: hostile })),
    );
    const made = jsonReporter.report(report);
    expect(made.files[0]?.path).toBe('report.json');
    const { failing: _, ...whole } = report;
    expect(JSON.parse(fileText(made))).toEqual(JSON.parse(JSON.stringify(whole)));
    const empty = reportOf([started(), finished]);
    expect(JSON.parse(fileText(jsonReporter.report(empty)))).toMatchObject({ cells: [] });
  });
});
