import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type TempProject } from './run-project.ts';
import { waitingAgent } from './waiting-agent.ts';

/** A project whose three cases go through, but for the second, which waits until `letGo` is called. */
export function makeWaitingProject(): TempProject & { letGo(): void } {
  const inputs = ['one', 'wait', 'three'];
  const cases = inputs.map(
    (input) => `  - { id: c-${input}, input: ${input}, expect: [{ equals: ${input} }] }\n`,
  );
  const project = makeProject({
    'agents/a.mjs': waitingAgent,
    'agent-eval.config.yaml': 'concurrency: 1\n',
    'cases/slow.yaml': `suite: slow\nagents: [a]\ncases:\n${cases.join('')}`,
  });
  return { ...project, letGo: () => writeFileSync(join(project.folder, 'go'), '') };
}
