import { configDefaults } from './config-defaults.ts';
import type { Config, ConfigFile, ConfigKey } from './config-schema.ts';

/** Where a value came from. */
type Origin = 'command line' | 'environment' | 'config' | 'default';

export type ResolvedConfig = Omit<
  Config,
  'default-agents' | 'bail' | 'baseline' | 'models' | 'confirm-above'
> &
  Pick<ConfigFile, 'default-agents' | 'bail' | 'baseline' | 'models' | 'confirm-above'>;

/** The settings of a run, and for each key where its value came from. */
export interface Resolved {
  readonly config: ResolvedConfig;
  readonly origins: Readonly<Partial<Record<ConfigKey, Origin>>>;
}

/**
 * Puts settings together: command line before environment before config before default.
 *
 * Thresholds add up instead, and are kept apart by whoever needs to know their origin.
 */
export function resolveConfig(commandLine: ConfigFile, environment: ConfigFile, file: ConfigFile): Resolved {
  const origins: Partial<Record<ConfigKey, Origin>> = {};
  const layers: readonly [Origin, ConfigFile][] = [
    ['default', configDefaults],
    ['config', file],
    ['environment', environment],
    ['command line', commandLine],
  ];
  let config: ResolvedConfig = { ...configDefaults };
  for (const [origin, values] of layers) {
    config = { ...config, ...values };
    for (const key of keysOf(values)) origins[key] = origin;
  }
  return { config, origins };
}

function keysOf(values: ConfigFile): ConfigKey[] {
  return configKeys.filter((key) => values[key] !== undefined);
}

/** All keys, in the order in which they are shown. */
export const configKeys: readonly ConfigKey[] = [
  'paths',
  'agents',
  'default-agents',
  'iterations',
  'concurrency',
  'timeout',
  'seed',
  'bail',
  'thresholds',
  'baseline',
  'reporters',
  'out',
  'models',
  'judges',
  'confirm-above',
  'allow-outside',
];
