import { command, inTurn, ratioOf, runNode, showMs } from './measure.mjs';
import { greeter, makeProject, names, suite } from './project.mjs';

/** One case, one TypeScript agent, warm caches, whole process, against a Node that does nothing. */
export function start() {
  const project = makeProject({
    'agents/greeter.ts': greeter,
    'cases/greetings.yaml': suite,
    'cases/names.jsonl': names(1),
  });
  const { run, bare } = inTurn(20, {
    run: () => runNode([command, 'run'], { cwd: project.folder }),
    bare: () => runNode(['-e', '0']),
  });
  project.remove();
  return [
    {
      target: 'start: one case, whole process, ≤ 3 × `node -e 0`',
      limit: 3,
      measured: ratioOf(run, bare),
      unit: ' ×',
      detail: `${showMs(run)} against ${showMs(bare)}`,
    },
  ];
}
