import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { AgentSettings } from '../model/agent-settings.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { moduleOf, promptFiles } from './model/prompt-files.ts';

/**
 * What an agent's digest is made of: its settings (as written, so without secrets), its version, and the content of
 * its entry file. For a command these are the arguments that are files of the project, for a model its prompts, its schema
 * and its tools.
 *
 * How many trials run at once is left out: it changes no answer.
 */
export function digestParts(
  settings: AgentSettings,
  version: string | undefined,
  projectFolder: string,
): Json {
  const { concurrency: _, version: __, ...kept } = settings;
  const written: Json = JSON.parse(JSON.stringify(kept));
  const files: Record<string, string> = {};
  for (const [path, file] of entryFiles(settings, projectFolder)) {
    const hash = hashOf(file);
    if (hash !== null) files[path] = hash;
  }
  return { settings: written, ...(version === undefined ? {} : { version }), files } satisfies JsonObject;
}

function entryFiles(settings: AgentSettings, projectFolder: string): [path: string, file: string][] {
  if (settings.type === 'module') return inside([settings.file], projectFolder, projectFolder);
  if (settings.type === 'model') {
    const named = [...promptFiles(settings).map(([, file]) => file), ...(settings.tools ?? []).map(moduleOf)];
    return inside(named, projectFolder, projectFolder);
  }
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

function hashOf(file: string): string | null {
  try {
    return statSync(file).isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : null;
  } catch {
    return null;
  }
}
