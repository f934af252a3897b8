import type { RunEvent, TrialFinished } from '../../src/model/event.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { Json } from '../../src/model/json.ts';
import type { BaselineRecord } from '../../src/model/reporter.ts';
import { attribute, type Span, spanNames } from '../../src/model/span.ts';
import { baselineOf } from '../../src/report/baseline/baseline-of.ts';
import { finished, foldOf, planned, started, trial } from './events.ts';
import { recordOf } from './report-by.ts';

const script = 'window.pwned = 1';

/** What a text must not do to a page. The first ones fit into a name as well. */
const namedAttacks = [
  `<script>${script}</script>`,
  `"'><img src=x onerror="${script}">`,
  `javascript:${script}`,
  '%00%ZZ?trial=x&y#/cases',
  'to\u202egnp.exe\u202c \u2066left\u2069',
  'bell\u0007 escape\u001b[31m null\u0000 delete\u007f next\u0085',
  'line\u2028paragraph\u2029 order\ufeff',
];
const attacks = [
  ...namedAttacks,
  `</script><script>${script}</script><!-- <script> --!> ]]>`,
  `</textarea></title></style></template><svg onload="${script}"><iframe srcdoc="<script>parent.${script}</script>">`,
  `<a href="javascript:${script}">a</a><form action="javascript:${script}"><base href="https://evil.example/">`,
  '<link rel=stylesheet href=https://evil.example/x.css><meta http-equiv=refresh content="0;url=https://evil.example/">',
  `$& $1 $\` {{constructor}} \${${script}}`,
  'half \ud83d and half \ude00',
];

/** All of it in one text. */
const hostileText = attacks.join('\n');

/** Names are put into addresses, which hold no half characters. */
export const hostileName = namedAttacks.join(' ');

export const hostileKey = `${hostileName}/${hostileName}`;

const failure: Failure = { kind: 'agent', message: hostileText, cause: hostileText, at: hostileText };

const hostileValue: Json = JSON.parse(
  `{"__proto__": ${JSON.stringify(hostileText)}, ${JSON.stringify(hostileText)}: [${JSON.stringify(hostileText)}]}`,
);

/** Every text that a run may hold is an attack; the last trial of the first agent gives a megabyte. */
export const hostileRun: readonly RunEvent[] = [
  started({
    run: hostileName,
    arguments: [hostileText],
    agents: [hostileName, '__proto__'].map((name) => ({
      name,
      type: hostileName,
      version: hostileName,
      digest: 'x',
    })),
    thresholds: [{ text: 'pass-rate >= 10%', from: hostileText }],
    environment: {
      package: hostileName,
      node: hostileName,
      platform: hostileName,
      cpus: 2,
      ci: false,
      commit: hostileName,
      branch: hostileName,
    },
  }),
  planned('x', {
    case: hostileKey,
    suite: hostileName,
    place: { file: hostileName, line: 1, column: 1 },
    tags: [hostileName, '__proto__'],
    agents: [hostileName, '__proto__'],
    iterations: 3,
    input: hostileText,
    expected: hostileValue,
  }),
  planned('x', { case: '__proto__/constructor', suite: '__proto__', agents: ['__proto__'] }),
  hostileTrial({ status: 'failed' }),
  hostileTrial({ iteration: 2, status: 'errored', output: hostileValue, error: failure }),
  hostileTrial({ iteration: 3, status: 'invalid', reason: hostileText, output: megabyte() }),
  hostileTrial({ agent: '__proto__', turns: [{ input: hostileText, output: hostileValue }] }),
  trial('__proto__/constructor', { agent: '__proto__' }),
  { ...finished, reason: hostileText, warnings: [{ message: hostileText, trials: 1, first: hostileKey }] },
];

/** The same again as what it is compared with. */
export function hostileBaseline(): BaselineRecord {
  return { ...baselineOf(foldOf(hostileRun)), record: recordOf(hostileRun) };
}

function hostileTrial(parts: Partial<TrialFinished>): TrialFinished {
  return trial(hostileKey, {
    agent: hostileName,
    output: hostileText,
    judgements: [
      { judge: hostileName, label: hostileText, status: 'failed', score: 0, reason: hostileText },
      { judge: hostileName, turn: 1, status: 'invalid', reason: hostileText },
    ],
    spans: spanNames.map((name, index) => hostileSpan(name, index)),
    attempts: [failure],
    warnings: [hostileText],
    ...parts,
  });
}

/** A span of every kind in each other, with what its kind is read for. */
function hostileSpan(name: Span['name'], index: number): Span {
  const read = Object.values(attribute).map((key): [string, Json] => [key, hostileText]);
  return {
    id: index + 1,
    parent: index === 0 ? null : index,
    name,
    label: hostileText,
    startMs: index,
    endMs: 100 - index,
    error: failure,
    attributes: { ...Object.fromEntries(read), [hostileText]: hostileValue },
    events: [{ name: hostileText, atMs: index, attributes: { [hostileText]: hostileText } }],
  };
}

function megabyte(): string {
  return hostileText.repeat(Math.ceil(1_000_000 / hostileText.length));
}
