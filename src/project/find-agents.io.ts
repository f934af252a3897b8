import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentSettings } from '../model/agent-settings.ts';
import { isId } from '../model/id.ts';

const endings = ['.ts', '.mts', '.js', '.mjs'];

/**
 * Agents that a project has without any config: the modules right inside `agents/`, by file name.
 *
 * @returns settings by name, sorted by name
 */
export function findAgents(project: string): ReadonlyMap<string, AgentSettings> {
  const found = new Map<string, AgentSettings>();
  for (const file of filesIn(join(project, 'agents'))) {
    const ending = endings.find((candidate) => file.endsWith(candidate));
    if (ending === undefined || file.endsWith('.d.ts')) continue;
    const name = file.slice(0, -ending.length);
    if (isId(name) && !found.has(name)) found.set(name, { type: 'module', file: `agents/${file}` });
  }
  return found;
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
