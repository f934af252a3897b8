import type { ParetoFront } from './pareto-front.ts';

export type Standing = 'on it' | 'behind' | 'no rival';

/** How each agent stands to the front of its field. */
export function standings(fronts: readonly ParetoFront[]): ReadonlyMap<string, Standing> {
  return new Map(
    fronts.flatMap(({ front, behind }) => [
      ...front.map((name) => [name, front.length + behind.length > 1 ? 'on it' : 'no rival'] as const),
      ...behind.map(({ name }) => [name, 'behind'] as const),
    ]),
  );
}
