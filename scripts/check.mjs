// Everything that must hold before a push, in the order in which it fails fastest; used by people and CI alike.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

/** A cruise that saw next to nothing would report no violation either. */
const fewestModules = 150;

const steps = [
  ['format and lint', () => run('biome', ['check', '--error-on-warnings', '.'])],
  ['types', () => run('tsc', ['-p', '.'])],
  ['import rules', cruise],
  ['unused code and packages', () => run('knip', ['--no-progress'])],
  ['build', () => run('node', ['scripts/build.mjs'], process.execPath)],
  ['package', () => run('publint', ['--strict'])],
  ['tests', test],
];

for (const [name, step] of steps) {
  console.log(`\n— ${name}`);
  step();
}

function run(command, parameters, program = bin(command)) {
  const { status } = spawnSync(program, parameters, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\n${command} ${parameters.join(' ')} failed.`);
    process.exit(1);
  }
}

/** A test that is skipped here would pass for ever: everything that tests need is there, so all of them run. */
function test() {
  const outcome = join(mkdtempSync(join(tmpdir(), 'agent-eval-check-')), 'tests.json');
  run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${outcome}`]);
  const { numPendingTests, numTodoTests, numPassedTests } = JSON.parse(readFileSync(outcome, 'utf8'));
  if (numPendingTests + numTodoTests === 0 && numPassedTests > 0) return;
  console.error(`${numPendingTests + numTodoTests} tests did not run; none may be left out.`);
  process.exit(1);
}

function cruise() {
  run('depcruise', ['src', 'agents', '--config', '.dependency-cruiser.cjs']);
  const output = execFileSync(
    bin('depcruise'),
    ['src', 'agents', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    { cwd: root, maxBuffer: 1 << 28, encoding: 'utf8' },
  );
  const seen = JSON.parse(output).modules.filter(({ source }) => source.startsWith('src/')).length;
  if (seen >= fewestModules) return;
  console.error(`dependency-cruiser saw only ${seen} modules of src/: its rules checked nothing.`);
  process.exit(1);
}
