import type { Budgets } from '../../context/models/budgets.ts';
import type { ModelService } from '../../context/models/model-service.ts';
import { isoTime } from '../../context/own-time.ts';
import type { Recordings } from '../../model/recording.ts';
import type { Project } from '../project/load-project.ts';

/** What answers for the models of a run, and what may be spent on them. */
export interface OpenModels {
  readonly service: ModelService;
  /** null: nothing is limited. */
  readonly budgets: Budgets | null;
}

type Config = Project['config'];

/**
 * What answers for the models of a run, as the project's `models` say: one for all trials and judges. What counts prices and
 * budgets is around what records and replays, that is around what waits and tries again, and that is around what asks.
 *
 * @param out - absolute folder of the runs
 * @param recordings - what calls are recorded in, or answered from
 * @throws UserProblem where the day's spending cannot be read
 */
export async function openModels(
  { config }: Project,
  out: string,
  recordings: Recordings | null,
): Promise<OpenModels> {
  const { budget } = config.models ?? {};
  // A replay asks nobody, so it spends nothing.
  const budgets = budget && recordings?.mode !== 'replay' ? await openBudgets(budget, out) : null;
  const asking = atFirstCall(() => patient(config));
  if (!recordings) return { service: atFirstCall(() => priced(asking, config, budgets)), budgets };
  // At once: on a virtual clock the time of loading would count.
  const { recordedModels } = await import('../../context/models/recorded-models.ts');
  return { service: await priced(recordedModels(asking, recordings), config, budgets), budgets };
}

async function patient({ models = {}, seed }: Config): Promise<ModelService> {
  const [{ openaiService }, { patientModels }] = await Promise.all([
    import('../../context/models/openai/openai-service.io.ts'),
    import('../../context/models/patient-models.ts'),
  ]);
  return patientModels(openaiService(models.api), {
    retries: models.retries ?? 2,
    perMinute: models['requests-per-minute'] ?? null,
    atOnce: models['at-once'] ?? null,
    seed,
  });
}

async function priced(
  service: ModelService,
  { models = {} }: Config,
  budgets: Budgets | null,
): Promise<ModelService> {
  const { pricesOn } = await import('../../project/price-of-model.ts');
  const priceOf = pricesOn(isoTime().slice(0, 10), models);
  if (!priceOf) return service;
  const { pricedModels } = await import('../../context/models/priced-models.ts');
  return pricedModels(service, { priceOf, budgets });
}

async function openBudgets(
  { day, ...settings }: NonNullable<NonNullable<Config['models']>['budget']>,
  out: string,
): Promise<Budgets> {
  const { Budgets, billionths } = await import('../../context/models/budgets.ts');
  if (day === undefined) return new Budgets(settings);
  const { DayBudget } = await import('./day-budget.ts');
  return new Budgets(settings, { day: new DayBudget(out, billionths(day)) });
}

/** A run that asks no model loads nothing of it. */
function atFirstCall(open: () => Promise<ModelService>): ModelService {
  let opened: Promise<ModelService> | null = null;
  const service = (): Promise<ModelService> => {
    opened ??= open();
    return opened;
  };
  return {
    chat: async (request, call) => (await service()).chat(request, call),
    embed: async (request, call) => (await service()).embed(request, call),
  };
}
