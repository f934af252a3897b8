// Runs every test and fails when one was left out: a test that is skipped would pass for ever.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const outcome = join(mkdtempSync(join(tmpdir(), 'agent-eval-tests-')), 'tests.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outcome}`];
const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const { numPendingTests, numTodoTests, numPassedTests } = JSON.parse(readFileSync(outcome, 'utf8'));
if (numPendingTests + numTodoTests > 0 || numPassedTests === 0) {
  console.error(`${numPendingTests + numTodoTests} tests did not run; none may be left out.`);
  process.exit(1);
}
