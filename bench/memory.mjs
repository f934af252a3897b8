import { command, inTurn, peakOfNode, ratioOf, round } from './measure.mjs';
import { makeProject, names, suite } from './project.mjs';

/** Answers wrongly once in a hundred calls, and over time in every case, so that every cell has failures to keep. */
const forgetful = `import { defineAgent } from 'agent-eval';

let calls = 0;
export default defineAgent({
  name: 'greeter',
  run: (input: { name: string }) => {
    calls++;
    const forgets = (calls + Math.floor(calls / 1000)) % 100 === 0;
    return forgets ? 'Hello, whoever you are!' : \`Hello, \${input.name}!\`;
  },
});
`;

/** Peak of the process at a million trials against that at a hundred thousand. */
export function memory() {
  const project = makeProject({
    'agents/greeter.ts': forgetful,
    'cases/greetings.yaml': suite,
    'cases/names.jsonl': names(1000),
  });
  const peak = (iterations) => () => {
    project.removeRuns();
    return peakOfNode([command, 'run', '--iterations', String(iterations)], { cwd: project.folder }).peakMb;
  };
  const { many, few } = inTurn(2, { many: peak(1000), few: peak(100) });
  project.remove();
  return [
    {
      target: 'memory: peak at 1,000 cases × 1,000 iterations, 1 % failing, ≤ 1.5 × peak at 1,000 × 100',
      limit: 1.5,
      measured: ratioOf(many, few),
      unit: ' ×',
      detail: `${many.map(round).join(', ')} MB against ${few.map(round).join(', ')} MB`,
    },
    {
      target: 'memory: peak at 1,000 cases × 100 iterations < 300 MB',
      limit: 300,
      measured: ratioOf(
        few,
        few.map(() => 1),
      ),
      unit: ' MB',
      detail: `${few.map(round).join(', ')} MB`,
    },
  ];
}
