import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `agent-eval/knowledge` in the cache of the nearest `node_modules`, from the working directory up; null where there is none. */
export function findCacheFolder(folder = process.cwd()): string | null {
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache', 'agent-eval', 'knowledge');
  const above = dirname(folder);
  return above === folder ? null : findCacheFolder(above);
}
