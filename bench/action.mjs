import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beside, inTurn, ratioOf, round, runNode, showMs } from './measure.mjs';
import { makeProject, names, suite } from './project.mjs';

/** An agent that notes when it is called. */
const stamping = `import { writeFileSync } from 'node:fs';

export default {
  run(input) {
    writeFileSync(process.env.FIRST_CASE, String(Date.now()));
    return \`Hello, \${input.name}!\`;
  },
};
`;

/** The action from its start to the first case, agent-eval installed and caches warm, against a Node that does nothing. */
export function action() {
  const project = makeProject({
    'agents/greeter.ts': stamping,
    'cases/greetings.yaml': suite,
    'cases/names.jsonl': names(1),
  });
  symlinkSync(beside('..'), join(project.folder, 'node_modules/agent-eval'));
  const stamp = join(project.folder, 'first-case');
  const { run, bare } = inTurn(15, {
    run: () => untilFirstCase(project.folder, stamp),
    bare: () => runNode(['-e', '0']),
  });
  project.remove();
  const ratio = ratioOf(run, bare);
  const seconds = run.map((ms) => ms / 1000);
  const sorted = [...seconds].sort((a, b) => a - b);
  return [
    {
      target: 'action: from its start to the first case, ≤ 1.5 s',
      limit: 1.5,
      measured: { value: sorted[sorted.length >> 1], least: sorted[0], most: sorted.at(-1) },
      unit: ' s',
      detail: `${round(ratio.value)} × \`node -e 0\`, ${showMs(run)} against ${showMs(bare)}`,
    },
  ];
}

function untilFirstCase(folder, stamp) {
  const runner = join(folder, 'runner');
  mkdirSync(runner, { recursive: true });
  for (const name of ['output', 'summary']) writeFileSync(join(runner, name), '');
  const startedAt = Date.now();
  runNode([beside('../dist/action/main.js')], {
    cwd: folder,
    env: {
      INPUT_COMMENT: 'off',
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: join(runner, 'output'),
      GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      FIRST_CASE: stamp,
    },
  });
  return Number(readFileSync(stamp, 'utf8')) - startedAt;
}
