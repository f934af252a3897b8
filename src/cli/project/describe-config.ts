import { isJsonObject, isList, type Json } from '../../model/json.ts';
import type { ConfigKey } from '../../project/config-schema.ts';
import { environmentNames } from '../../project/read-environment.ts';
import { configKeys, type Resolved } from '../../project/resolve-config.ts';
import { createRedact, type Variables } from '../../project/secrets.ts';

/** One setting of a project. */
export interface DescribedSetting {
  readonly key: ConfigKey;
  /** null where nothing sets it. */
  readonly value: Json;
  readonly from: 'command line' | 'environment variable' | 'config file' | 'default';
  /** Name of the environment variable that it came from. */
  readonly variable?: string;
}

/** Every setting in the order of the config's documentation, without the secrets in it. */
export function describeConfig({ config, origins }: Resolved, variables: Variables): DescribedSetting[] {
  const redact = createRedact([toJson(config.agents)], variables);
  return configKeys.map((key) => ({
    key,
    value: JSON.parse(redact(JSON.stringify(withoutSecrets(toJson(config[key] ?? null))))),
    ...describeOrigin(key, origins[key]),
  }));
}

function describeOrigin(
  key: ConfigKey,
  origin: Resolved['origins'][ConfigKey],
): Pick<DescribedSetting, 'from' | 'variable'> {
  if (origin === 'command line') return { from: origin };
  if (origin === 'config') return { from: 'config file' };
  const variable = Object.entries(environmentNames).find(([, setting]) => setting === key)?.[0];
  if (origin !== 'environment' || variable === undefined) return { from: 'default' };
  return { from: 'environment variable', variable };
}

const secretKey = /authorization|cookie|api[-_]?key|token|secret|passw(or)?d|credential/i;

/** A secret that somebody wrote down in spite of all is not shown; a template in its place is. */
function withoutSecrets(value: Json, key = ''): Json {
  if (isList(value)) return value.map((item) => withoutSecrets(item, key));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, withoutSecrets(part, name)]),
    );
  }
  if (typeof value !== 'string' || /\{\{\s*env\./.test(value)) return value;
  return secretKey.test(key) ? hidden : value.replace(/(?<=:\/\/)[^/@\s]*:[^/@\s]*(?=@)/, hidden);
}

const hidden = '[not shown]';

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}
