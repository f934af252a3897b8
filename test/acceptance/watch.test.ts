import {
  appendFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandFile, projectOf, runCli, writeFiles } from '../support/run-cli.ts';
import { startInTerminal, startWatching } from '../support/watching.ts';

const waiting = 'waiting for changes...';
const echo = "export default { name: 'other', run: (input) => input };\n";

const suite = (name: string, agent: string, ...ids: readonly string[]): string =>
  `suite: ${name}\nagents: [${agent}]\ncases:\n${ids.map((id) => `  - { id: ${id}, input: hi, expect: [{ contains: hi }] }\n`).join('')}`;

/** Writes a file as a person would, who is never so fast that the run may still have been going on. */
function edit(project: string, file: string, content: string): void {
  const beside = join(project, `${file}.tmp`);
  writeFileSync(beside, content);
  const soon = Date.now() / 1000 + 1;
  utimesSync(beside, soon, soon);
  renameSync(beside, join(project, file));
}

function sample(more: Readonly<Record<string, string>> = {}): string {
  return projectOf({
    'cases/a.yaml': suite('a', 'bot', 'one', 'two'),
    'cases/b.yaml': suite('b', 'other', 'one'),
    'agents/bot.mjs':
      "import { readFileSync } from 'node:fs';\nimport { say } from '../lib/say.mjs';\nexport default { name: 'bot', run: (input) => { readFileSync('knowledge/page.md'); return say(input); } };\n",
    'agents/other.mjs': echo,
    'lib/say.mjs': "import { words } from './words.mjs';\nexport const say = (text) => words(text);\n",
    'lib/words.mjs': 'export const words = (text) => text;\n',
    'knowledge/page.md': 'A page.\n',
    ...more,
  });
}

describe('a change of a file', () => {
  it('tries what it touches, with modules as they are now, and nothing else', async () => {
    const project = sample();
    const watch = startWatching([], { cwd: project });
    await watch.says(`exit code 0, ${waiting}\n3 cases of 2 files\n`);
    writeFiles(project, { 'lib/words.mjs': "export const words = () => 'bye';\n" });
    await watch.says('changed: lib/words.mjs → 2 cases');
    expect(await watch.says(`exit code 1, ${waiting}\n2 cases of 1 file, 2 failed\n`)).not.toContain('other');
    appendFileSync(join(project, 'cases/b.yaml'), '# seen\n');
    await watch.says('changed: cases/b.yaml → 1 case\n');
    await watch.says(waiting);
    writeFiles(project, { 'cases/c.yaml': suite('c', 'other', 'new') });
    await watch.says('changed: cases/c.yaml → 1 case\n');
    await watch.says(waiting);
    edit(project, 'knowledge/page.md', 'Another page.\n');
    await watch.says('changed: knowledge/page.md → 2 cases\n');
    await watch.says(waiting);
    renameSync(join(project, 'cases/c.yaml'), join(project, 'cases/d.yaml'));
    await watch.says(' → 1 case\n');
    await watch.says(waiting);
    edit(project, 'notes.txt', 'nobody reads this');
    await watch.says('changed: notes.txt → nothing to try\n');
    rmSync(join(project, 'cases/d.yaml'));
    await watch.says('changed: cases/d.yaml → nothing to try\n');
    // One run is left of all of them, and `latest`.
    expect(readdirSync(join(project, 'reports'))).toHaveLength(2);
    watch.child.kill('SIGTERM');
    expect(await watch.ended).toBe(143);
    expect(watch.output()).not.toContain('\u001b');
  });

  it('tries all cases of a suite for its dataset, its hooks or its golden outputs, and everything for the config', async () => {
    const project = sample({
      'cases/b.yaml':
        "suite: b\nagents: [other]\nhooks: ../hooks/all.mjs\ncases:\n  - { id: rows, dataset: { file: data/rows.csv, id: '{{n}}' }, input: '{{n}}', expect: [{ contains: '{{n}}' }] }\n",
      'data/rows.csv': 'n\nx1\nx2\n',
      'hooks/all.mjs': 'export const beforeTrial = () => {};\n',
    });
    const watch = startWatching([], { cwd: project });
    await watch.says(waiting);
    writeFiles(project, { 'data/rows.csv': 'n\nx1\nx2\nx3\n' });
    await watch.says('changed: data/rows.csv → 3 cases\n');
    await watch.says(waiting);
    writeFiles(project, { 'hooks/all.mjs': 'export const afterTrial = () => {};\n' });
    await watch.says('changed: hooks/all.mjs → 3 cases\n');
    await watch.says(waiting);
    writeFiles(project, { 'golden/b.json': '{}\n' });
    await watch.says('changed: golden/b.json → 3 cases\n');
    await watch.says(waiting);
    writeFiles(project, { 'agent-eval.config.yaml': 'seed: 2\n' });
    await watch.says('changed: agent-eval.config.yaml → 5 cases\n');
    await watch.says(waiting);
  });

  it('is tried after the run that it came in, and once', async () => {
    const project = sample({
      'agents/other.mjs':
        "import { existsSync } from 'node:fs';\nexport default { name: 'other', run: async (input) => { console.log('begun'); while (!existsSync('go')) await new Promise((done) => setTimeout(done, 5)); return input; } };\n",
    });
    const watch = startWatching(['cases/b.yaml'], { cwd: project });
    await watch.says('begun');
    writeFiles(project, { 'agents/other.mjs': echo });
    writeFiles(project, { go: '' });
    await watch.says(waiting);
    await watch.says('changed: agents/other.mjs');
    expect(await watch.says(waiting)).not.toContain('begun');
  });

  it('tries nothing again for a file that an agent writes itself', async () => {
    const project = sample({
      'agents/other.mjs':
        "import { writeFileSync } from 'node:fs';\nexport default { name: 'other', run: (input) => { writeFileSync('knowledge/memory.json', String(Math.random())); return input; } };\n",
    });
    const watch = startWatching(['cases/b.yaml'], { cwd: project });
    await watch.says('knowledge/memory.json changed while cases were tried, perhaps by an agent.');
    expect(watch.output().split('PASSED')).toHaveLength(2);
    edit(project, 'notes.txt', 'this is heard of next');
    await watch.says('changed: notes.txt → nothing to try');
    expect(watch.output().split('PASSED')).toHaveLength(2);
  });

  it('is seen through a link out of the project, and a link to a folder above does no harm', async () => {
    const shared = projectOf({ 'say.mjs': 'export const say = (text) => text;\n' });
    const project = sample();
    rmSync(join(project, 'lib/say.mjs'));
    symlinkSync(join(shared, 'say.mjs'), join(project, 'lib/say.mjs'));
    symlinkSync('..', join(project, 'lib/above'));
    const watch = startWatching([], { cwd: project });
    await watch.says(waiting);
    writeFiles(shared, { 'say.mjs': "export const say = () => 'bye';\n" });
    await watch.says('say.mjs → 2 cases\n');
    await watch.says(`exit code 1, ${waiting}`);
  });

  it('leaves limits of the command line out of what they do not speak of', async () => {
    const project = sample();
    const watch = startWatching(['--threshold', 'pass-rate{suite:a} == 100%'], { cwd: project });
    await watch.says(waiting);
    appendFileSync(join(project, 'cases/b.yaml'), '# seen\n');
    await watch.says('changed: cases/b.yaml → 1 case\n');
    expect(await watch.says(`exit code 0, ${waiting}`)).not.toContain('suite:a');
  });
});

it('shows mistakes, and tries what was left when they are mended', async () => {
  const project = sample();
  const watch = startWatching([], { cwd: project });
  await watch.says(waiting);
  writeFiles(project, { 'cases/b.yaml': 'suite: [\n' });
  await watch.says('file/yaml-syntax');
  await watch.says(`exit code 2, ${waiting}`);
  writeFiles(project, { 'lib/words.mjs': 'export const words = (text) => `${text}!`;\n' });
  await watch.says(`exit code 2, ${waiting}`);
  writeFiles(project, { 'cases/b.yaml': suite('b', 'other', 'one') });
  await watch.says('changed: cases/b.yaml and 1 more → 3 cases\n');
  await watch.says(`exit code 0, ${waiting}`);
  rmSync(join(project, 'lib/words.mjs'));
  await watch.says('agent/unusable');
  await watch.says(`exit code 2, ${waiting}`);
  writeFiles(project, { 'lib/words.mjs': 'export const words = (text) => text;\n' });
  await watch.says('changed: lib/words.mjs → 2 cases\n');
  await watch.says(`exit code 0, ${waiting}`);
});

it('goes on after an agent that ends its process', async () => {
  const project = sample({
    'agents/other.mjs': "export default { name: 'other', run: () => process.exit(0) };\n",
  });
  const watch = startWatching(['cases/b.yaml'], { cwd: project });
  await watch.says(`exit code 3, ${waiting}`);
  writeFiles(project, { 'agents/other.mjs': echo });
  await watch.says(`exit code 0, ${waiting}`);
});

it('ends when the folder of the project is gone', async () => {
  const project = sample();
  const watch = startWatching([], { cwd: project });
  await watch.says(waiting);
  rmSync(project, { recursive: true });
  await watch.says('The folder of the project is gone');
  expect(await watch.ended).toBe(2);
});

it('ends when nobody reads its output any more', async () => {
  const project = sample();
  const watch = startWatching([], { cwd: project });
  await watch.says(waiting);
  watch.child.stdout?.destroy();
  watch.child.stderr?.destroy();
  appendFileSync(join(project, 'cases/b.yaml'), '# seen\n');
  expect(await watch.ended).toBe(0);
});

it('tries everything once in CI', async () => {
  const { code, stderr } = await runCli(['watch'], { cwd: sample(), env: { CI: '1' } });
  expect(code).toBe(0);
  expect(stderr).toContain('CI is set');
});

describe.runIf(existsSync('/usr/bin/script'))('keys', () => {
  it('try all, what failed, by text, by path, the same again, and quit', async () => {
    const project = sample({ 'lib/words.mjs': "export const words = () => 'bye';\n" });
    const line = `stty cols 40; ${process.execPath} ${commandFile} watch; echo "code $?"; stty -a | grep -c ' icanon'`;
    const watch = startInTerminal(line, { cwd: project, env: { NO_COLOR: '1', TERM: 'xterm' } });
    const press = (keys: string): unknown => watch.child.stdin?.write(keys);
    const keys = 'a all, f failed, t text, p path, q quit';
    await watch.says(keys);
    press('f');
    await watch.says('failed last time → 2 cases');
    expect(await watch.says(keys)).not.toContain('b cases/b.yaml');
    press('t');
    await watch.says('text: ');
    press('A/X\u007fone\r');
    await watch.says('text "A/one" → 1 case');
    await watch.says(keys);
    press('t');
    await watch.says('text: A/one');
    press('\u0015\r');
    await watch.says(keys);
    press('p');
    await watch.says('path: ');
    press('b.y\r');
    await watch.says('path "b.y" → 1 case');
    await watch.says('only path "b.y"');
    await watch.says(keys);
    press('\r');
    await watch.says('path "b.y" → 1 case');
    await watch.says(keys);
    press('a');
    await watch.says('3 cases of 2 files, 2 failed');
    await watch.says(keys);
    press('?');
    await watch.says('this list');
    press('q');
    await watch.says('code 0');
    await watch.says('1');
  });

  it('end a run first, and the watch next; a terminal is given back as it was', async () => {
    const project = sample({
      'agents/other.mjs':
        "export default { name: 'other', run: async (input, { signal }) => { console.log('begun'); await new Promise((done) => signal.addEventListener('abort', done)); return input; } };\n",
    });
    const line = `${process.execPath} ${commandFile} watch cases/b.yaml; echo "code $?"; stty -a | grep -c ' icanon'`;
    const watch = startInTerminal(line, { cwd: project, env: { TERM: 'xterm' } });
    await watch.says('begun');
    watch.child.stdin?.write('\u0003');
    await watch.says('press Ctrl-C again');
    watch.child.stdin?.write('\u0003');
    await watch.says('code 130');
    await watch.says('1');
  });
});
