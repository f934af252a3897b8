import type { Config } from './config-schema.ts';

/** What holds where nobody says otherwise. */
export const configDefaults: Omit<
  Config,
  'default-agents' | 'bail' | 'baseline' | 'models' | 'confirm-above'
> = {
  paths: ['cases'],
  agents: {},
  iterations: 1,
  concurrency: 4,
  timeout: '30s',
  seed: 1,
  thresholds: [],
  reporters: ['terminal', 'json'],
  out: 'reports',
  judges: [],
  'allow-outside': false,
};
