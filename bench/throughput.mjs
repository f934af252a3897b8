import { join } from 'node:path';
import { beside, command, inTurn, ratioOf, runNode, showMs } from './measure.mjs';
import { greeter, makeProject, names, suite } from './project.mjs';

const cases = 100;
const iterations = 1000;

/**
 * 100 cases × 1,000 iterations with three judges each and the full event log, against a bare loop.
 *
 * On both sides the time of the whole process, less that of the same process with one iteration.
 */
export function throughput() {
  const project = makeProject({
    'agents/greeter.ts': greeter,
    'cases/greetings.yaml': suite,
    'cases/names.jsonl': names(cases),
  });
  const cwd = project.folder;
  const run = (repeats) => runNode([command, 'run', '--iterations', String(repeats)], { cwd });
  const bare = (repeats) =>
    runNode([
      beside('bare/greetings.mjs'),
      join(cwd, 'cases/names.jsonl'),
      String(repeats),
      join(cwd, 'bare.jsonl'),
    ]);
  const measured = inTurn(7, {
    run: () => {
      project.removeRuns();
      return run(iterations) - run(1);
    },
    bare: () => bare(iterations) - bare(1),
  });
  project.remove();
  return [
    {
      target: 'throughput: 100,000 trials with 3 judges and the event log, less start-up, ≤ 8 × a bare loop',
      limit: 8,
      measured: ratioOf(measured.run, measured.bare),
      unit: ' ×',
      detail: `${showMs(measured.run)} against ${showMs(measured.bare)}`,
    },
  ];
}
