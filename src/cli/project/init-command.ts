import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runningPackage } from '../../project/running-package.io.ts';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { alignColumns } from '../align-columns.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { UserProblem } from '../user-problem.ts';
import { initFiles } from './init-files.ts';
import { writeProject } from './write-project.ts';

/**
 * `agent-eval init`: writes a first project that runs as it is, and says what to do next. Nothing is overwritten.
 *
 * @param folder - relative to the current folder; made where it is missing
 * @returns the exit code
 */
export async function initCommand(folder: string, terminal: Terminal): Promise<number> {
  const target = resolve(folder);
  if (existsSync(target) && !statSync(target).isDirectory())
    throw new UserProblem(`"${folder}" is a file`, 'Name a folder, or a name that is free.');
  const written = writeProject(target, initFiles(runningPackage().version));
  const lines = alignColumns(written.map(({ fate, path, note }) => [`  ${fate}`, path, note]));
  terminal.out(`${target}\n${lines.join('\n')}\n\n${nextSteps(target)}\n`);
  return exitCodes.met;
}

function nextSteps(target: string): string {
  const isHere = target === process.cwd();
  const steps = [
    ...(isHere ? [] : [`cd ${quoted(shownPath(target))}`]),
    hasDependency(target) ? 'npm install' : 'npm install --save-dev agent-eval',
    'npx agent-eval run',
  ];
  const lines = ['Next:', ...steps.map((step) => `  ${step}`)];
  lines.push('', 'Then change agents/greeter.ts or cases/greeter.yaml, and run it again.');
  lines.push('Commit package-lock.json as well: the workflow installs from it.');
  const root = repositoryOf(target);
  if (root !== null && root !== target) {
    lines.push(
      `GitHub reads workflows only at the top of a repository: move .github to ${root},`,
      'and name this folder in it: as the "working-directory" of "npm ci", before "node_modules/agent-eval",',
      'and as the input "working-directory" of the action.',
    );
  }
  return lines.join('\n');
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path}"`;
}

/** Whether package.json names this package already. */
function hasDependency(target: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
    const { dependencies, devDependencies } = {
      dependencies: {},
      devDependencies: {},
      ...asObject(manifest),
    };
    return Object.hasOwn({ ...asObject(dependencies), ...asObject(devDependencies) }, 'agent-eval');
  } catch {
    return false;
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** The top of the git repository that a folder belongs to. */
function repositoryOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? null : repositoryOf(above);
}
