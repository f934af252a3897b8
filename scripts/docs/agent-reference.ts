import { agentSettingsSchema } from '../../src/model/agent-settings.ts';
import type { SettingSchema } from './describe-type.ts';
import { settingsTable } from './settings-table.ts';
import { toSettingSchema } from './to-setting-schema.ts';

/** Settings that an agent of any type may have. */
const shared = ['version', 'concurrency', 'timeout', 'retry', 'needs', 'read'];

const meanings = {
  version: 'shown in the report, and part of what a resumed run compares',
  method: 'a GET request has no body',
  url: 'templates are filled and escaped',
  headers: 'templates are filled',
  read: 'where the answer holds what judges read; see below',
  replies: 'the first reply whose input equals that of the trial',
  every: 'time between two questions',
  status: 'where an answer holds the status',
  done: 'statuses of a job that is done',
  failed: 'statuses of a job that failed',
  max: 'most further tries',
  on: 'kinds of error after which to try again',
};

/** The settings of one type of agent, its `type` and the shared ones left out. */
export function agentReference(type: string): string {
  const { properties = {}, ...schema } = schemaOf(type);
  const own = Object.entries(properties).filter(([name]) => name !== 'type' && !shared.includes(name));
  return settingsTable({ ...schema, properties: Object.fromEntries(own) }, meanings);
}

/** The settings that all types share, and what is inside `read` and `retry`. */
export function sharedAgentReference(): string {
  const { properties = {} } = schemaOf('echo');
  const own = Object.entries(properties).filter(([name]) => shared.includes(name));
  return settingsTable({ properties: Object.fromEntries(own) }, meanings);
}

export function readReference(): string {
  return settingsTable(schemaOf('echo').properties?.['read'] ?? {}, meanings);
}

export function pollReference(): string {
  return settingsTable(schemaOf('http').properties?.['poll'] ?? {}, meanings);
}

function schemaOf(type: string): SettingSchema {
  const schema = toSettingSchema(agentSettingsSchema);
  const found = (schema.oneOf ?? schema.anyOf ?? []).find((one) => one.properties?.['type']?.const === type);
  if (!found) throw new Error(`There is no type of agent named ${type}.`);
  return found;
}
