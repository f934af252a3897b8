import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Which agent-eval tries the cases, and on which Node. */
export interface CasesCommand {
  /** Program and first parameters. */
  readonly command: readonly [string, string];
  /** For people: version and origin. */
  readonly about: string;
  /** The project names agent-eval as a dependency, but it is not installed. */
  readonly isMissing: boolean;
}

/**
 * The agent-eval that the project has locked, on the Node that its workflow has set up; else the one that lies beside
 * the action, on the action's own Node, so that a project without it can be tried as well.
 *
 * @param folder - absolute folder of the project
 */
export function findCasesCommand(
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
): CasesCommand {
  const own = installedIn(folder);
  if (own !== null) {
    const node = nodeIn(variables['PATH'] ?? '') ?? process.execPath;
    return { command: [node, own.file], about: `agent-eval ${own.version} of the project`, isMissing: false };
  }
  return {
    command: [process.execPath, shippedFile()],
    about: 'the agent-eval that comes with the action',
    isMissing: namesIt(folder),
  };
}

/** In the package from npm the action lies beside the command itself. */
function shippedFile(): string {
  const shipped = fileURLToPath(new URL('./agent-eval/dist/cli/main.js', import.meta.url));
  return existsSync(shipped) ? shipped : fileURLToPath(new URL('../cli/main.js', import.meta.url));
}

function installedIn(folder: string): { readonly file: string; readonly version: string } | null {
  try {
    const manifestFile = createRequire(join(folder, 'package.json')).resolve('agent-eval/package.json');
    const { version, bin } = JSON.parse(readFileSync(manifestFile, 'utf8'));
    const file = join(dirname(manifestFile), bin['agent-eval']);
    return existsSync(file) ? { file, version } : null;
  } catch {
    return null;
  }
}

function nodeIn(path: string): string | null {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const files = path.split(delimiter).map((folder) => join(folder, name));
  return files.find((file) => existsSync(file)) ?? null;
}

function namesIt(folder: string): boolean {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return Object.hasOwn({ ...dependencies, ...devDependencies }, 'agent-eval');
  } catch {
    return false;
  }
}
