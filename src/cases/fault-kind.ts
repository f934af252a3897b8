import { parseDuration } from '../model/duration.ts';
import { type Fault, faultSchema, faultTargets } from '../model/fault.ts';
import { type ScriptedKind, type ScriptedProblem, tooLong } from './scripted-kind.ts';

/** Items of `faults:`. */
export const faultKind: ScriptedKind<Fault> = {
  schema: faultSchema,
  problemsOf: (fault) => [
    ...targetProblems(fault),
    ...effectProblems(fault),
    ...tooLong('latency', fault.latency),
  ],
};

function targetProblems(fault: Fault): ScriptedProblem[] {
  const targets = faultTargets.filter((target) => fault[target] !== undefined);
  const [first, second] = targets;
  if (first === undefined) {
    return [
      {
        key: null,
        code: 'fault-without-place',
        message: 'This fault does not say where it strikes.',
        why: 'It could never strike.',
        fix: `Name one ${faultTargets.join(', ')}, such as \`tool: search\`.`,
      },
    ];
  }
  if (second !== undefined) {
    return [
      {
        key: second,
        code: 'fault-with-places',
        message: `This fault names ${targets.map((target) => `a ${target}`).join(' and ')}.`,
        why: 'A fault strikes at exactly one place; which one is meant would be a guess.',
        fix: 'Write a fault of its own for each place.',
      },
    ];
  }
  if (fault.attempt === undefined || first === 'node') return [];
  return [
    {
      key: 'attempt',
      code: 'attempt-without-node',
      message: `A ${first} has no attempts.`,
      why: 'Only nodes are tried again; the fault could never strike.',
      fix: `Write \`call: ${fault.attempt}\` for the ${first}’s call of that number, or name a node.`,
    },
  ];
}

function effectProblems({ error, latency, result }: Fault): ScriptedProblem[] {
  if (error === undefined && latency === undefined && result === undefined) {
    return [
      {
        key: null,
        code: 'fault-without-effect',
        message: 'This fault does nothing.',
        why: 'The case would prove nothing about trouble.',
        fix: 'Add `error:`, `latency:` or `result:`.',
      },
    ];
  }
  if (error !== undefined && result !== undefined) {
    return [
      {
        key: 'result',
        code: 'error-and-result',
        message: 'This fault has both an `error` and a spoilt `result`.',
        why: 'What fails gives no result that could be spoilt.',
        fix: 'Keep one of the two, or write two faults for different calls.',
      },
    ];
  }
  if (latency === undefined || parseDuration(latency) !== 0) return [];
  return [
    {
      key: 'latency',
      code: 'no-latency',
      message: `A latency of ${latency} delays nothing.`,
      why: 'The case would prove nothing about delays.',
      fix: 'Write more than 0ms, or leave `latency` out.',
    },
  ];
}
