import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { findBaseline } from './baseline/find-baseline.ts';
import type { FoundBaseline } from './baseline/found-baseline.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';
import type { Scene } from './scene.ts';

/**
 * What the inputs ask to compare with; without them what the project has committed.
 *
 * @param committed - absolute path of what the project may have committed; null: not known
 * @returns null where nobody asked for a baseline and the project has none
 */
export async function chooseBaseline(
  inputs: ActionInputs,
  scene: Scene,
  committed: string | null,
): Promise<FoundBaseline | null> {
  const { folder, workspace, event, github } = scene;
  const search = {
    repository: event.run.repository,
    artifact: inputs['baseline-artifact'],
    now: Date.now(),
    change: null,
  };
  if (inputs.baseline === 'auto') {
    const { change } = await scene.target();
    return findBaseline(github, { ...search, baseline: 'auto', workspace, change });
  }
  if (inputs.baseline !== '')
    return findBaseline(github, {
      ...search,
      baseline: relative(workspace, resolve(folder, inputs.baseline)),
      workspace,
    });
  if (committed === null || !existsSync(committed)) return null;
  return findBaseline(github, { ...search, baseline: relative(workspace, committed), workspace });
}
