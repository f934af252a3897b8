import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectOf, runCli, temporaryFolder, writeFiles } from '../support/run-cli.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('agent-eval init', () => {
  it('writes a project into an empty folder, and says what to do next', async () => {
    const cwd = temporaryFolder();
    expect(await runCli(['init'], { cwd })).toEqual({
      code: 0,
      stdout: `${cwd}
  written  agent-eval.config.yaml            settings of the project
  written  agents/greeter.ts                 an agent
  written  cases/greeter.yaml                what the agent must do
  written  .github/workflows/agent-eval.yml  runs the cases on GitHub
  written  package.json                      names agent-eval as a dependency
  written  .gitignore                        keeps reports out of git

Next:
  npm install
  npx agent-eval run

Then change agents/greeter.ts or cases/greeter.yaml, and run it again.
Commit package-lock.json as well: the workflow installs from it.
`,
      stderr: '',
    });
    expect(JSON.parse(read(cwd, 'package.json'))).toMatchObject({
      private: true,
      type: 'module',
      devDependencies: { 'agent-eval': `^${version}` },
    });
    const { jobs } = parse(read(cwd, '.github/workflows/agent-eval.yml'));
    expect(
      jobs['agent-eval'].steps.map((step: { uses?: string; run?: string }) => step.run ?? step.uses),
    ).toEqual([
      'actions/checkout@v4',
      'actions/setup-node@v4',
      'npm ci',
      './node_modules/agent-eval',
      'actions/upload-artifact@v4',
    ]);
  });

  it('writes what runs as it is and passes, before anything is installed', async () => {
    const cwd = temporaryFolder();
    await runCli(['init'], { cwd });
    expect(existsSync(join(cwd, 'node_modules'))).toBe(false);
    expect(await runCli(['validate'], { cwd })).toEqual({
      code: 0,
      stdout: '1 file, 4 cases, 1 agent: no mistakes\n',
      stderr: '',
    });
    const { code, stdout, stderr } = await runCli(['run'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('✓ greeter  12 of 12 trials passed');
    expect(read(cwd, 'reports/latest/report.json')).toContain('"exitCode": 0');
  });

  it('writes cases that fail as soon as the agent is wrong', async () => {
    const cwd = temporaryFolder();
    await runCli(['init'], { cwd });
    const agent = read(cwd, 'agents/greeter.ts');
    writeFiles(cwd, { 'agents/greeter.ts': agent.replace("'Bonjour'", "'Hello'") });
    const { code, stdout } = await runCli(['run'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('greeter/speaks-the-language/fr');
  });

  it('makes the folder that is named, and shows how to get there', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCli(['init', 'deep/my evals'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Next:\n  cd "deep/my evals"\n  npm install\n');
    expect((await runCli(['run'], { cwd: join(cwd, 'deep/my evals') })).code).toBe(0);
  });

  it('overwrites nothing, and tells of each file what became of it', async () => {
    const files = {
      'package.json': '{ "name": "shop" }\n',
      'agent-eval.config.ts': 'export default { iterations: 1 };\n',
      'agents/greeter.ts': '// mine\n',
      '.gitignore': 'dist/\n/reports',
    };
    const cwd = projectOf(files);
    const { code, stdout } = await runCli(['init'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(`
  kept      agent-eval.config.yaml            left out: agent-eval.config.ts is the config already
  kept      agents/greeter.ts                 is there already and stays as it is
  written   cases/greeter.yaml                what the agent must do
  written   .github/workflows/agent-eval.yml  runs the cases on GitHub
  kept      package.json                      is there already and stays as it is
  added to  .gitignore                        node_modules/

Next:
  npm install --save-dev agent-eval
  npx agent-eval run
`);
    const { '.gitignore': ignored, ...untouched } = files;
    for (const [path, content] of Object.entries(untouched)) expect(read(cwd, path), path).toBe(content);
    expect(read(cwd, '.gitignore')).toBe(`${ignored}\nnode_modules/\n`);
    expect(existsSync(join(cwd, 'agent-eval.config.yaml'))).toBe(false);
  });

  it('changes nothing the second time', async () => {
    const cwd = temporaryFolder();
    await runCli(['init'], { cwd });
    const before = read(cwd, '.gitignore');
    const { code, stdout } = await runCli(['init'], { cwd });
    expect(code).toBe(0);
    expect(stdout).not.toContain('written');
    expect(stdout).toContain('kept  .gitignore                        has all that is needed');
    expect(read(cwd, '.gitignore')).toBe(before);
  });

  it('says where a workflow belongs when the folder is not the top of its repository', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, '.git'));
    const { stdout } = await runCli(['init', 'evals'], { cwd });
    expect(stdout).toContain(
      `GitHub reads workflows only at the top of a repository: move .github to ${cwd},\nand name this folder in it: as the "working-directory" of "npm ci", before "node_modules/agent-eval",\nand as the input "working-directory" of the action.\n`,
    );
  });

  it('refuses a file in the place of the folder', async () => {
    const cwd = projectOf({ evals: '' });
    expect(await runCli(['init', 'evals'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error  "evals" is a file.\n       Name a folder, or a name that is free.\n',
    });
  });
});

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
