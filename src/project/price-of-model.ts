import type { ModelsSettings } from './config-schema.ts';

type WrittenPrice = NonNullable<ModelsSettings['default-price']>;

/** US dollars for a million tokens. */
interface Price {
  readonly input: number;
  readonly output: number;
  readonly cachedInput: number;
}

/**
 * Finds what a model costs on a day: the newest of its prices that is not in the future, else the default price.
 *
 * @param day - as in `2026-11-20`
 * @returns null where it has no price; undefined instead of a function where no price is set at all
 */
export function pricesOn(
  day: string,
  settings: ModelsSettings,
): ((model: string) => Price | null) | undefined {
  const { prices = {}, 'default-price': otherwise } = settings;
  if (Object.keys(prices).length === 0 && otherwise === undefined) return undefined;
  return (model) => {
    const own = Object.hasOwn(prices, model) ? (prices[model] ?? []) : [];
    const price = newest(listOf(own), day) ?? newest(listOf(otherwise ?? []), day);
    return (
      price && { input: price.input, output: price.output, cachedInput: price['cached-input'] ?? price.input }
    );
  };
}

/** Those of one model, as a list. */
export function listOf(prices: WrittenPrice | readonly WrittenPrice[]): readonly WrittenPrice[] {
  return 'input' in prices ? [prices] : prices;
}

function newest(prices: readonly WrittenPrice[], day: string): WrittenPrice | null {
  let found: WrittenPrice | null = null;
  for (const price of prices) {
    const { since = '' } = price;
    if (since <= day && since >= (found?.since ?? '')) found = price;
  }
  return found;
}
