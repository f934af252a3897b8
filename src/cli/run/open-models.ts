import type { ModelService } from '../../context/models/model-service.ts';
import type { Recordings } from '../../model/recording.ts';
import type { Project } from '../project/load-project.ts';

/**
 * What answers for the models of a run, as the project's `models` say: one for all trials and judges.
 *
 * @param recordings - what calls are recorded in, or answered from
 * @returns undefined where nothing is set: then a model is asked as the environment says, loaded at the first call
 */
export async function openModels(
  project: Project,
  recordings: Recordings | undefined,
): Promise<ModelService | undefined> {
  if (!recordings) return undefined;
  const { recordedModels } = await import('../../context/models/recorded-models.ts');
  return recordedModels(askedAtFirst(project), recordings);
}

/** A replay loads nothing of what asks: on a virtual clock the time of loading would count. */
function askedAtFirst({ config }: Project): ModelService {
  const service = async (): Promise<ModelService> => {
    const { openaiService } = await import('../../context/models/openai/openai-service.io.ts');
    return openaiService(config.models?.api);
  };
  return {
    chat: async (request, call) => (await service()).chat(request, call),
    embed: async (request, call) => (await service()).embed(request, call),
  };
}
