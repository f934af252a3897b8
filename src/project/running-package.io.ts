import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What modules of a project may import by the name of this package: specifier → URL of the file. */
export type Faces = Readonly<Record<string, string>>;

export interface RunningPackage {
  readonly version: string;
  readonly faces: Faces;
}

let found: RunningPackage | undefined;

/** The copy of this package that is running: its version and its public faces. */
export function runningPackage(): RunningPackage {
  found ??= findPackage(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function findPackage(folder: string): RunningPackage {
  const manifest = readManifest(join(folder, 'package.json'));
  if (manifest?.['name'] === 'agent-eval') {
    return { version: String(manifest['version']), faces: facesOf(manifest['exports'], folder) };
  }
  const above = dirname(folder);
  return above === folder ? { version: 'unknown', faces: {} } : findPackage(above);
}

function readManifest(file: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function facesOf(exports: unknown, folder: string): Faces {
  const faces: Record<string, string> = {};
  if (typeof exports !== 'object' || exports === null) return faces;
  for (const [path, target] of Object.entries(exports)) {
    const file = typeof target === 'string' ? target : target?.default;
    if (typeof file === 'string')
      faces[`agent-eval${path.slice(1)}`] = pathToFileURL(join(folder, file)).href;
  }
  return faces;
}
