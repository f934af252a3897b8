import { needPattern } from '../model/agent-settings.ts';
import { AgentError } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { UncheckedAgent } from './unchecked-agent.ts';

export interface ExportOptions {
  /** Name under which the agent takes part in a run. */
  readonly name: string;
  /** The module as a person would write its path, for messages. */
  readonly file: string;
  /** Handed to a default export that makes an agent from options; absent: the export is the agent. */
  readonly options?: Json;
}

/**
 * The agent that a module exports by default: an object with `run`, a plain function of input and context, or, where
 * options are given, a function of the options that returns one of these.
 *
 * Objects are told by their shape, so that an agent made with another copy of this package is one too.
 *
 * @param exports - all that the module exports, by name
 * @throws AgentError that says what the module exports instead
 */
export async function agentFromExport(
  exports: Readonly<Record<string, unknown>>,
  options: ExportOptions,
): Promise<UncheckedAgent> {
  const value = defaultOf(exports, options.file);
  if (options.options === undefined) return toAgent(value, 'the default export', options);
  if (!isFunction(value)) {
    throw new AgentError(
      'agent',
      `${options.file} is given options, but its default export is ${describe(value)}. Export a function of the options that returns the agent, or remove the options.`,
    );
  }
  return toAgent(await value(options.options), 'what the default export returns for the options', options);
}

function defaultOf(exports: Readonly<Record<string, unknown>>, file: string): unknown {
  const value = exports['default'];
  if (value === undefined) throw new AgentError('agent', withoutDefault(exports, file));
  const isTranspiled = isObject(value) && value['__esModule'] === true;
  return isTranspiled ? value['default'] : value;
}

function withoutDefault(exports: Readonly<Record<string, unknown>>, file: string): string {
  const names = Object.keys(exports).filter((name) => name !== 'default' && name !== 'module.exports');
  const instead = names.length === 0 ? 'it exports nothing' : `it exports ${names.join(', ')}`;
  return `${file} has no default export: ${instead}. The agent must be the default export, as in "export default defineAgent({ run(input, context) { … } })".`;
}

function toAgent(value: unknown, what: string, { name, file }: ExportOptions): UncheckedAgent {
  if (isFunction(value)) return { name, run: value };
  const problem = problemOf(value);
  if (problem !== null || !isAgent(value)) {
    throw new AgentError('agent', `${file}: ${what} is no agent: ${problem ?? describe(value)}.`);
  }
  // Methods are called on the object itself, so that an agent may be an instance of a class.
  return {
    name,
    ...(value.version === undefined ? {} : { version: value.version }),
    ...(value.input === undefined ? {} : { input: value.input }),
    ...(value.output === undefined ? {} : { output: value.output }),
    ...(value.needs === undefined ? {} : { needs: value.needs }),
    ...(value.parts === undefined ? {} : { parts: value.parts }),
    run: (input, context) => value.run(input, context),
    ...(value.close === undefined ? {} : { close: () => value.close?.() }),
  };
}

function isAgent(value: unknown): value is Omit<UncheckedAgent, 'name'> {
  return problemOf(value) === null;
}

function problemOf(value: unknown): string | null {
  if (value instanceof Promise) return 'it is a promise; export the agent itself, or "await" it';
  if (!isObject(value)) return `it is ${describe(value)}, not an object with "run" and not a function`;
  if (!isFunction(value['run'])) return `its "run" is ${describe(value['run'])}, not a function`;
  if (value['close'] !== undefined && !isFunction(value['close'])) {
    return `its "close" is ${describe(value['close'])}, not a function`;
  }
  if (value['version'] !== undefined && typeof value['version'] !== 'string') {
    return `its "version" is ${describe(value['version'])}, not a text`;
  }
  for (const key of ['input', 'output']) {
    if (value[key] !== undefined && !isStandardSchema(value[key])) {
      return `its "${key}" is ${describe(value[key])}, not a schema (zod 3.24 or later, valibot, arktype or another Standard Schema)`;
    }
  }
  if (value['needs'] !== undefined && !isNeeds(value['needs'])) {
    return 'its "needs" is not a list of names of environment variables, such as ["API_KEY"] or ["API_KEY | TOKEN"]';
  }
  return problemOfParts(value['parts']);
}

function problemOfParts(parts: unknown): string | null {
  if (parts === undefined) return null;
  if (!isObject(parts)) return `its "parts" is ${describe(parts)}, not an object`;
  for (const kind of ['tools', 'nodes', 'gates']) {
    const names = parts[kind];
    if (names === undefined) continue;
    if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
      return `its "parts.${kind}" is not a list of names`;
    }
  }
  return null;
}

function isNeeds(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && needPattern.test(one));
}

function isStandardSchema(value: unknown): boolean {
  if (typeof value !== 'function' && !isObject(value)) return false;
  const standard: unknown = Reflect.get(value, '~standard');
  return isObject(standard) && isFunction(standard['validate']);
}

function isFunction(value: unknown): value is (...parameters: unknown[]) => unknown {
  return typeof value === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
