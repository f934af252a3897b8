import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runningPackage } from './running-package.io.ts';

/** Names the running build: what one build has found out about files need not hold for the next. */
export function runningBuild(): string {
  return `${runningPackage().version} ${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;
}
