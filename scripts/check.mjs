// Everything that must hold before a push, in the order in which it fails fastest; used by people and CI alike.
import { execFileSync, spawnSync } from 'node:child_process';
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
  ['tests', () => run('vitest', ['run'])],
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
