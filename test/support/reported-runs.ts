import type { RunEvent, Status, TrialFinished } from '../../src/model/event.ts';
import { seededRandom } from '../../src/model/random.ts';
import { finished, planned, randomTrials, started, trial } from './events.ts';

/** What agents, models and people put into texts when nobody stops them. */
const hostileTexts = [
  'a/b\\c',
  'line one\nline two\r\nline three\ttab',
  'nul \u0000 bell \u0007 escape \u001b[31m delete \u007f csi \u009b',
  'noncharacters \ufffe \uffff',
  'bidi \u202e evil \u2066 isolate \u2069 mark \u200f',
  'half \ud800 of a character, the other \udc00',
  'x'.repeat(300),
  '</script><script>alert(1)</script><!-- -->',
  ']]> <![CDATA[ & &amp; &#0; <?xml?>',
  'quotes " \' ` and {{ }} and = + - @ , ; |',
  '# EOF',
  '   ',
] as const;

const statuses = ['passed', 'failed', 'errored', 'invalid', 'skipped'] as const;
const agents = (...names: string[]) => names.map((name) => ({ name, type: 'module', digest: name }));

/** How a trial of each status looks. */
export function trialWith(id: string, status: Status, parts: Partial<TrialFinished> = {}): TrialFinished {
  return trial(id, {
    status,
    ...(status === 'failed'
      ? { judgements: [{ judge: 'contains', status: 'failed', score: 0, reason: 'no "x" in the output' }] }
      : {}),
    ...(status === 'errored' ? { error: { kind: 'timeout', message: 'took longer than 2s' } } : {}),
    ...(status === 'invalid' || status === 'skipped' ? { reason: `is ${status}`, latencyMs: null } : {}),
    ...parts,
  });
}

/** The kinds of runs that every reporter must cope with. */
export const reportedRuns: Readonly<Record<string, readonly RunEvent[]>> = {
  'without cases': [started(), finished],
  'with every status': [
    started({ limits: ['pass-rate >= 95%', 'latency-p95 <= 2s', 'pass-rate >= baseline - 2pp'] }),
    ...statuses.map((status) => planned(status, { tags: ['smoke'] })),
    ...statuses.map((status) => trialWith(status, status)),
    finished,
  ],
  'resumed, with gaps': [
    started(),
    planned('gaps', { iterations: 5 }),
    trial('gaps', { iteration: 1 }),
    trialWith('gaps', 'failed', { iteration: 3 }),
    started({ resumed: true }),
    planned('gaps', { iterations: 5 }),
    planned('never-tried', { iterations: 5 }),
    trial('gaps', { iteration: 5, attempts: [{ kind: 'rate-limit', message: 'slow down' }] }),
    { ...finished, status: 'interrupted', reason: 'Ctrl-C' },
  ],
  'with hostile names and outputs': hostileRun(),
  'of 3 agents, 2 suites and 5 iterations': manyTrials(),
  'without measured latencies': [
    started({ limits: ['latency-p95 <= 2s'] }),
    planned('adrift', { iterations: 2 }),
    ...[1, 2].map((iteration) =>
      trial('adrift', { iteration, latencyMs: null, warnings: ['used a timer that nobody registered'] }),
    ),
    finished,
  ],
  'that did not end': [
    started(),
    planned('done', { iterations: 2 }),
    planned('not-begun'),
    trialWith('done', 'errored', { latencyMs: 0.0004 }),
  ],
};

function hostileRun(): RunEvent[] {
  const text = hostileTexts.join('\n');
  const names = hostileTexts.map((name) => ({ id: name, suite: `suite ${name}`, agent: `agent ${name}` }));
  return [
    started({
      agents: agents(...names.map(({ agent }) => agent)),
      environment: { ...started().environment, branch: text, commit: text },
      thresholds: [{ text: 'pass-rate{agent:"a b"} >= 95%', from: '--threshold', suite: 'suite a/b\\c' }],
    }),
    ...names.map(({ id, suite, agent }) =>
      planned(id, {
        suite,
        agents: [agent],
        iterations: 2,
        tags: [id],
        input: text,
        expected: text,
        place: { file: id, line: 1, column: 1 },
      }),
    ),
    ...names.flatMap(({ id, suite, agent }, index) =>
      (['failed', statuses[index % statuses.length] ?? 'passed'] as const).map((status, at) =>
        trialWith(`${suite}/${id}`, status, {
          agent,
          iteration: at + 1,
          output: { text, [text]: text },
          judgements: [{ judge: text, label: text, status: 'failed', score: 0, reason: text }],
          error: { kind: 'agent', message: text, cause: text },
          reason: text,
          warnings: [text],
        }),
      ),
    ),
    { ...finished, warnings: [{ message: text, trials: 1, first: text }] },
  ];
}

function manyTrials(): RunEvent[] {
  const names = ['small', 'large', 'tuned'];
  const suites = ['refunds', 'shipping'];
  const ids = suites.flatMap((suite) => ['one', 'two', 'three'].map((id) => ({ suite, id })));
  return [
    started({
      agents: agents(...names),
      limits: ['pass-rate >= 50%', 'pass-rate{agent:small} >= 99%', 'latency-p95 <= 1s'],
    }),
    ...ids.map(({ suite, id }) => planned(id, { suite, agents: names, iterations: 5, tags: [suite] })),
    ...randomTrials({
      ids: ids.map(({ suite, id }) => `${suite}/${id}`),
      agents: names,
      iterations: 5,
      random: seededRandom('reporters'),
    }),
    finished,
  ];
}
