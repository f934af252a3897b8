import type { RunEvent, TrialFinished } from '../../src/model/event.ts';
import type { Judgement } from '../../src/model/judge.ts';
import type { BaselineRecord } from '../../src/model/reporter.ts';
import { baselineOf } from '../../src/report/baseline/baseline-of.ts';
import { finished, foldOf, planned, started, trial } from './events.ts';
import { recordOf } from './report-by.ts';

const agents = ['bot', 'bot-next'];
const expected = 'Refunds are paid within 14 days, if you send the parcel back unopened.';

/** A run with a case of each kind: judged text, JSON, a conversation, a very long output, an error. */
export const caseSample: readonly RunEvent[] = [
  started({ agents: agents.map((name) => ({ name, type: 'module', digest: name })) }),
  planned('greeting', { agents, input: 'Hello' }),
  planned('refund', {
    agents,
    iterations: 3,
    tags: ['smoke', 'money'],
    input: 'When do I get my money?',
    expected,
  }),
  planned('order', {
    agents: ['bot'],
    input: { order: 7 },
    expected: { total: 12.5, items: ['tea', 'cup'], paid: true },
  }),
  planned('conversation', { agents: ['bot'], input: ['Hi', 'And then?'] }),
  planned('long', { agents: ['bot'], input: 'All of it', expected: long('paid') }),
  ...agents.map((agent) => trial('greeting', { agent, output: 'Hello, Ada!' })),
  ...agents.flatMap(refunds),
  trial('order', {
    agent: 'bot',
    status: 'failed',
    output: '{"paid":false,"items":["tea","cup"],"total":12.5}',
  }),
  conversation(),
  trial('long', { agent: 'bot', output: long('refunded') }),
  finished,
];

/** An earlier run of the refunds alone, in which all was well. */
export function baselineOfCaseSample(): BaselineRecord {
  const events = [
    started({ run: 'run-0', agents: [{ name: 'bot', type: 'module', digest: 'bot' }] }),
    planned('refund', { agents: ['bot'], iterations: 2, digest: 'before it was edited' }),
    ...[1, 2].map((iteration) =>
      trial('refund', { agent: 'bot', iteration, output: expected, latencyMs: 100 }),
    ),
    finished,
  ];
  return { ...baselineOf(foldOf(events)), record: recordOf(events) };
}

function refunds(agent: string): TrialFinished[] {
  const output = 'Refunds are paid within 30 days, if you send the parcel back.';
  return [
    trial('refund', {
      agent,
      output: expected,
      judgements: [judgement('passed')],
      latencyMs: 812.4,
      cold: true,
    }),
    trial('refund', {
      agent,
      iteration: 2,
      status: 'failed',
      output: agent === 'bot' ? output : `${output} Promised!`,
      score: 0.25,
      judgements: [
        judgement('failed'),
        { judge: 'llm-rubric', status: 'invalid', reason: 'The judge gave no verdict.' },
      ],
      usage: { modelCalls: 2, inputTokens: 1204, outputTokens: 96, costUsd: 0.0031 },
      attempts: [{ kind: 'rate-limit', message: 'Too many requests', cause: '429' }],
      warnings: ['A tool was asked for that nobody declared.'],
      latencyMs: 1240,
      waitMs: 90_000,
    }),
    trial('refund', {
      agent,
      iteration: 3,
      status: 'errored',
      output: null,
      latencyMs: 5000,
      error: {
        kind: 'timeout',
        message: 'The trial took over 5s.',
        cause: 'socket hang up',
        at: 'agents/bot.ts:12:3',
      },
    }),
  ];
}

function judgement(status: 'passed' | 'failed'): Judgement {
  const reason = status === 'passed' ? 'It says "14 days".' : 'It does not say "14 days".';
  return {
    judge: 'contains',
    label: 'names the days',
    status,
    score: status === 'passed' ? 1 : 0,
    reason,
    weight: 2,
    required: true,
  };
}

function conversation(): TrialFinished {
  return trial('conversation', {
    agent: 'bot',
    status: 'failed',
    turns: [
      { input: 'Hi', output: 'Hello!' },
      { input: 'And then?', output: { text: 'Nothing.' } },
    ],
    output: { text: 'Nothing.' },
    judgements: [{ judge: 'icontains', turn: 2, status: 'failed', score: 0, reason: 'No "more" in it.' }],
  });
}

/** About a megabyte in which one word changes near the end. */
function long(word: string): string {
  const lines = Array.from(
    { length: 20_000 },
    (_, index) => `line ${index} of the terms and conditions, read by nobody`,
  );
  return [...lines, `this is what is ${word}`, 'the end'].join('\n');
}
