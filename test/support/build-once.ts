import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds command and action before any test runs, so that no test ever passes on a stale build. */
export function setup(): void {
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  execFileSync(process.execPath, [script, '--no-types'], { stdio: 'inherit' });
  const action = fileURLToPath(new URL('../../scripts/build-action.mjs', import.meta.url));
  execFileSync(process.execPath, [action], { stdio: 'inherit' });
}
