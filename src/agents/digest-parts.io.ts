import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { AgentSettings } from '../model/agent-settings.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * What an agent's digest is made of: its settings (as written, so without secrets), its version, and the content of
 * its entry file. For a command these are the arguments that are files of the project.
 *
 * How many trials run at once is left out: it changes no answer.
 */
export async function digestParts(
  settings: AgentSettings,
  version: string | undefined,
  projectFolder: string,
): Promise<Json> {
  const { concurrency: _, version: __, ...kept } = settings;
  const written: Json = JSON.parse(JSON.stringify(kept));
  const files: Record<string, string> = {};
  for (const [path, file] of entryFiles(settings, projectFolder)) {
    const hash = await hashOf(file);
    if (hash !== null) files[path] = hash;
  }
  return { settings: written, ...(version === undefined ? {} : { version }), files } satisfies JsonObject;
}

function entryFiles(settings: AgentSettings, projectFolder: string): [path: string, file: string][] {
  if (settings.type === 'module') return inside([settings.file], projectFolder, projectFolder);
  if (settings.type !== 'command') return [];
  return inside(settings.command, resolve(projectFolder, settings.cwd ?? '.'), projectFolder);
}

function inside(paths: readonly string[], from: string, projectFolder: string): [string, string][] {
  return paths.flatMap((path) => {
    const file = resolve(from, path);
    const name = relative(projectFolder, file).split(sep).join('/');
    return name === '' || name.startsWith('../') ? [] : [[name, file] satisfies [string, string]];
  });
}

async function hashOf(file: string): Promise<string | null> {
  try {
    if (!(await stat(file)).isFile()) return null;
    return createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  } catch {
    return null;
  }
}
