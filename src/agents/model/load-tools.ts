import { resolve } from 'node:path';
import type { Tool } from '../../model/agent.ts';
import { AgentError } from '../../model/failure.ts';
import type { AdapterEnvironment } from '../adapter-environment.ts';
import { moduleOf } from './prompt-files.ts';

/**
 * The tools that modules export: `agents/tools/search.ts` by default, `agents/tools.ts#search` under a name; a tool or a
 * list of tools each.
 *
 * @throws AgentError for an export that is no tool, and for two tools of one name; whatever `loadModule` throws
 */
export async function loadTools(
  references: readonly string[],
  { loadModule, projectFolder }: AdapterEnvironment,
): Promise<readonly Tool[]> {
  const tools: Tool[] = [];
  for (const reference of references) {
    const [file = '', name = 'default'] = reference.split('#', 2);
    const exports = await loadModule(resolve(projectFolder, file));
    const found: unknown = exports[name];
    for (const tool of Array.isArray(found) ? found : [found]) tools.push(checked(tool, reference, name));
  }
  const twice = tools.find(({ name }, index) => tools.findIndex((tool) => tool.name === name) < index);
  if (twice) throw new AgentError('agent', `"tools": two of them are called "${twice.name}".`);
  return tools;
}

function checked(value: unknown, reference: string, name: string): Tool {
  if (isTool(value)) return value;
  const what = name === 'default' ? 'the default export' : `the export "${name}"`;
  throw new AgentError(
    'agent',
    `"tools": ${what} of ${moduleOf(reference)} is no tool. A tool is an object with "name" and "run", as in { name: 'search', parameters: { … }, run: (args) => … }.`,
  );
}

function isTool(value: unknown): value is Tool {
  if (typeof value !== 'object' || value === null) return false;
  const [name, run]: unknown[] = [Reflect.get(value, 'name'), Reflect.get(value, 'run')];
  return typeof name === 'string' && name !== '' && typeof run === 'function';
}
