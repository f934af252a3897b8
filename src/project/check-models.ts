import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import type { AgentSettings } from '../model/agent-settings.ts';
import type { ConfigFile, ModelsSettings } from './config-schema.ts';
import { listOf, pricesOn } from './price-of-model.ts';

type PlaceOf = (path: readonly (string | number)[]) => DiagnosticPlace | undefined;

/**
 * What is wrong with the config's `models` that its schema cannot see.
 *
 * @param day - as in `2026-11-20`
 */
export function checkModels(models: ModelsSettings, day: string, placeOf: PlaceOf): Diagnostic[] {
  const priceOf = pricesOn(day, models);
  const { budget, judge } = models;
  const found = pricesOfOneDay(models, placeOf);
  if (budget && Object.keys(budget).length > 0 && !priceOf) {
    found.push({
      code: 'config/budget-without-prices',
      severity: 'error',
      message: '"models.budget" is set, but no model has a price.',
      why: 'Nobody could say what a call costs, so nothing would ever be over the budget.',
      fix: 'Add "models.prices" by model, or "models.default-price", in US dollars for a million tokens.',
      ...at(placeOf(['models', 'budget'])),
    });
  }
  if (judge !== undefined && priceOf && !priceOf(judge))
    found.push(withoutPrice(judge, 'models.judge', placeOf(['models', 'judge'])));
  return found;
}

/**
 * Agents of type `model` whose model has no price although others have one: each of their calls would fail.
 *
 * @param agents - those that are tried
 */
export function checkAgentPrices(
  agents: ReadonlyMap<string, AgentSettings>,
  { models = {}, agents: ofConfig = {} }: Pick<ConfigFile, 'models' | 'agents'>,
  day: string,
  placeOf: PlaceOf,
): Diagnostic[] {
  const priceOf = pricesOn(day, models);
  if (!priceOf) return [];
  return [...agents].flatMap(([name, settings]) => {
    if (settings.type !== 'model' || priceOf(settings.model)) return [];
    const place = ofConfig[name] === settings ? placeOf(['agents', name, 'model']) : undefined;
    return [withoutPrice(settings.model, `the agent "${name}"`, place)];
  });
}

function pricesOfOneDay({ prices = {} }: ModelsSettings, placeOf: PlaceOf): Diagnostic[] {
  return Object.entries(prices).flatMap(([model, written]) => {
    const days = listOf(written).map(({ since = '' }) => since);
    const index = days.findIndex((since, at) => days.indexOf(since) < at);
    if (index < 0) return [];
    const which = days[index] === '' ? 'without "since"' : `since ${days[index]}`;
    return [
      {
        code: 'config/price-twice',
        severity: 'error' as const,
        message: `The model "${model}" has two prices ${which}.`,
        why: 'Which of them holds would be chance.',
        fix: 'Remove one of them, or give it another "since".',
        ...at(placeOf(['models', 'prices', model, index])),
      },
    ];
  });
}

function withoutPrice(model: string, who: string, place: DiagnosticPlace | undefined): Diagnostic {
  return {
    code: 'config/model-without-price',
    severity: 'error',
    message: `The model "${model}" of ${who} has no price.`,
    why: 'Others have one, so a model without one cannot be asked: its cost would be missing without a word.',
    fix: `Add "${model}" to "models.prices" in the config (a price that holds today), or set "models.default-price".`,
    ...at(place),
  };
}

function at(place: DiagnosticPlace | undefined): { place?: DiagnosticPlace } {
  return place ? { place } : {};
}
