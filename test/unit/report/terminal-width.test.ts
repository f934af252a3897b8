import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/model/display-width.ts';
import type { RunEvent } from '../../../src/model/event.ts';
import type { Reporter } from '../../../src/model/reporter.ts';
import { attribute, type Span } from '../../../src/model/span.ts';
import { createBenchReporter } from '../../../src/report/bench/bench-reporter.ts';
import { quietReporter } from '../../../src/report/quiet-reporter.ts';
import { createTerminalReporter } from '../../../src/report/terminal-reporter.ts';
import { finished, planned, started, trial } from '../../support/events.ts';
import { reportBy } from '../../support/report-by.ts';
import { traceOf } from '../../support/trace-of.ts';

const hostile = [
  'プロンプトを書き直したエージェント第二版',
  '🦊🦊🦊 fox 🦊🦊🦊🦊🦊🦊🦊🦊🦊',
  'x'.repeat(300),
  'two\nlines\u001b[2J and \u202e back',
  '::error::obeyed',
  'small',
] as const;

/** The only texts that may be wider than the terminal, each at the end of a line of its own. */
const path = `cases/${'deep/'.repeat(12)}suite.yaml`;

describe('a report in the terminal', () => {
  const reporters: readonly (readonly [string, Reporter])[] = [
    ['of a run', createTerminalReporter({ trace: true, verbose: false })],
    ['of a run in full', createTerminalReporter({ trace: true, verbose: true })],
    ['of a benchmark', createBenchReporter({ trace: true, verbose: true })],
    ['in few lines', quietReporter],
  ];
  const widths = [40, 60, 80, 100];
  test.each(reporters.flatMap(([name, reporter]) => widths.map((width) => [name, width, reporter] as const)))(
    '%s has no line over %d cells but paths, whatever the names',
    async (_, width, reporter) => {
      const { text = '' } = await reportBy(reporter, eventsOf(), { width, color: true });
      const plain = text.replace(/\u001b\[\d+m/g, '');
      const wide = plain.split('\n').filter((line) => displayWidth(line) > width && !isPath(line));
      expect(wide).toEqual([]);
      expect(plain).not.toMatch(/[\u001b\u202e]/);
    },
  );

  test('cuts nothing where nothing limits the width', async () => {
    const { text = '' } = await reportBy(
      createTerminalReporter({ trace: false, verbose: true }),
      eventsOf(),
      {
        width: Number.POSITIVE_INFINITY,
      },
    );
    const board = text.slice(text.indexOf('Leaderboard'), text.indexOf('By tag'));
    for (const name of hostile.slice(0, 3)) expect(board).toContain(name);
  });
});

describe('a report in a log of GitHub Actions', () => {
  test('folds what is long, keeps thresholds and verdict in sight, and has no other command', async () => {
    const { text = '' } = await reportBy(
      createTerminalReporter({ trace: true, verbose: true }),
      eventsOf('##[error]obeyed\n::error::obeyed\n  ::set-env name=PATH::x'),
      { width: Number.POSITIVE_INFINITY, inGroups: true },
    );
    const groups = [...text.matchAll(/^::group::(\S+)/gm)].map(([, name]) => name);
    expect(groups).toEqual(['Traces', 'Did', 'Leaderboard', 'By', 'Gates']);
    const commands =
      text.match(/^[^\S\n]*::.*/gm)?.filter((line) => !/^::(group::|endgroup::$)/.test(line)) ?? [];
    expect(commands).toEqual([]);
    expect(text).not.toContain('##[');
    const open = text.slice(text.lastIndexOf('::endgroup::'));
    expect(open).toContain('Thresholds');
    expect(open).toMatch(/INTERRUPTED/);
  });
});

function isPath(line: string): boolean {
  return line.trim() === path || line.trim() === `${path}:7` || /^\s*reports\/\S+$/.test(line);
}

const statuses = ['failed', 'errored', 'invalid', 'passed'] as const;

/** A run with something in every section, and names that nobody would choose. */
function eventsOf(output = '::error::obeyed'): RunEvent[] {
  return [
    started({
      bench: { warmup: 0, concurrency: 1, stopEarly: { p0: 0.95, p1: 0.85, alpha: 0.05, beta: 0.05 } },
      agents: hostile.map((name) => ({ name, type: 'module', digest: name })),
      thresholds: hostile.map((suite) => ({ text: 'pass-rate >= 95%', from: path, suite })),
    }),
    ...hostile.map((suite) =>
      planned('case', {
        suite,
        agents: [...hostile],
        iterations: 2,
        tags: [suite],
        expected: { answer: suite },
        place: { file: path, line: 7, column: 5 },
      }),
    ),
    ...hostile.flatMap((suite, index) =>
      hostile.flatMap((agent, at) =>
        [1, 2].map((iteration) =>
          trial(`${suite}/case`, {
            agent,
            iteration,
            status: statuses[(index + at + iteration) % 4] ?? 'passed',
            latencyMs: 10 * (at + 1) ** 3,
            output: { answer: output, [suite]: agent },
            error: { kind: 'agent', message: suite, cause: agent },
            reason: suite,
            judgements: [{ judge: suite, label: agent, status: 'failed', score: 0, reason: output }],
            warnings: [suite],
            spans: spansOf(agent, output),
          }),
        ),
      ),
    ),
    { ...finished, status: 'interrupted', reason: hostile[0] },
  ];
}

function spansOf(name: string, result: string): Span[] {
  return [
    ...traceOf([
      { node: name, attempts: 2, events: [['fault', { what: name }]] },
      { gate: name, in: name, startMs: 0, endMs: 1, decision: 'reject', by: name },
      { tool: name, attributes: { [attribute.toolArguments]: { name }, [attribute.toolResult]: result } },
      { model: name, attributes: { [attribute.inputTokens]: 1200, [attribute.outputTokens]: 7 } },
    ]).spans,
  ];
}
