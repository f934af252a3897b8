import { configDefaults } from '../../src/project/config-defaults.ts';
import { type ConfigKey, configFileSchema } from '../../src/project/config-schema.ts';
import { environmentNames } from '../../src/project/read-environment.ts';
import { describeType, type SettingSchema } from './describe-type.ts';
import { settingsTable, table } from './settings-table.ts';
import { toSettingSchema } from './to-setting-schema.ts';

/** Options of the command line that set a key of the config. */
const options: Readonly<Partial<Record<ConfigKey, string>>> = {
  paths: '`[paths…]`',
  iterations: '`--iterations`',
  concurrency: '`--concurrency`',
  timeout: '`--timeout`',
  seed: '`--seed`',
  bail: '`--bail`',
  thresholds: '`--threshold` (adds)',
  reporters: '`--reporter`',
  out: '`--out`',
};

/** Every key of the config with its default, and what else sets it. */
export function configReference(): string {
  const schema = toSettingSchema(configFileSchema);
  const rows = Object.entries(schema.properties ?? {}).map(([name, setting]) => [
    `\`${name}\``,
    describeConfigType(name, setting),
    defaultOf(name),
    entryOf(options, name) ?? '',
    variableOf(name),
    setting.description ?? '',
  ]);
  return table(['key', 'takes', 'default', 'command line', 'environment', 'meaning'], rows);
}

/** What is inside `models`. */
export function modelsReference(): string {
  return settingsTable(toSettingSchema(configFileSchema).properties?.['models'] ?? {});
}

/** Agents and models have pages of their own. */
function describeConfigType(name: string, setting: SettingSchema): string {
  if (name === 'models') return 'mapping of [settings](models.md#settings)';
  return name === 'agents' ? 'mapping of names to [settings](agents.md)' : describeType(setting);
}

function defaultOf(name: string): string {
  const value = entryOf(configDefaults, name);
  return value === undefined ? '' : `\`${JSON.stringify(value)}\``;
}

function variableOf(name: string): string {
  const found = Object.entries(environmentNames).find(([, key]) => key === name);
  return found ? `\`${found[0]}\`` : '';
}

function entryOf<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
