import { command, inTurn, median, ratioOf, round, runNode, showMs } from './measure.mjs';
import { makeProject, names } from './project.mjs';

const rows = 1000;
const iterations = 50;

const suite = `suite: backoff
agents: [flaky]
clock: virtual
cases:
  - id: gets-there
    dataset: { file: names.jsonl, id: "{{name}}" }
    input: { name: "{{name}}" }
    expect:
      - contains: "{{name}}"
`;

/** Fails three times; what it waits between the attempts is the only difference between the sides. */
const flaky = (retries) => `import { defineAgent } from 'agent-eval';
import { retry } from 'agent-eval/kit';

const unavailable = Object.assign(new Error('not now'), { kind: 'unavailable' });
function answer(attempt: number, name: string): string {
  if (attempt < 4) throw unavailable;
  return \`Hello, \${name}!\`;
}

export default defineAgent({
  name: 'flaky',
  run: async (input: { name: string }, context) => {
    ${retries}
  },
});
`;

const waits = flaky('return retry((attempt) => answer(attempt, input.name), context);');
const rushes = flaky(`for (let attempt = 1; ; attempt++) {
      try {
        return answer(attempt, input.name);
      } catch (error) {
        if (attempt > 3) throw error;
        context.trace.event('retry', { attempt, kind: 'unavailable', delayMs: 0 });
      }
    }`);

/** Trials on the virtual clock with three backoffs each, and the same trials without a sleep. */
export function virtualTime() {
  const files = { 'cases/backoff.yaml': suite, 'cases/names.jsonl': names(rows) };
  const sides = {
    waits: makeProject({ ...files, 'agents/flaky.ts': waits }),
    rushes: makeProject({ ...files, 'agents/flaky.ts': rushes }),
  };
  const run = ({ folder, removeRuns }, repeats) => {
    removeRuns();
    return runNode([command, 'run', '--iterations', String(repeats)], { cwd: folder });
  };
  const beyondStart = (project) => () => run(project, iterations) - run(project, 1);
  const measured = inTurn(5, { waits: beyondStart(sides.waits), rushes: beyondStart(sides.rushes) });
  for (const { remove } of Object.values(sides)) remove();
  const perSecond = (values) => round(((rows * (iterations - 1)) / median(values)) * 1000);
  return [
    {
      target: `virtual time: ${rows * iterations} trials with three backoffs each, less start-up, ≤ 10 × the same without a sleep`,
      limit: 10,
      measured: ratioOf(measured.waits, measured.rushes),
      unit: ' ×',
      detail: `${perSecond(measured.waits)} trials/s (${showMs(measured.waits)}) against ${perSecond(measured.rushes)} trials/s (${showMs(measured.rushes)})`,
    },
  ];
}
