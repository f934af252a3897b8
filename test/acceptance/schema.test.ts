import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reportSchema } from '../../src/model/report.ts';
import { copyFixture, projectOf, runCli, temporaryFolder } from '../support/run-cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = ['case-file.schema.json', 'report.schema.json', 'config.schema.json'];

describe('agent-eval schema', () => {
  it('writes what is committed in schema/', async () => {
    const folder = temporaryFolder();
    const { code } = await runCli(['schema', folder], { cwd: root });
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
    for (const name of names) {
      expect(
        readFileSync(join(root, 'schema', name), 'utf8'),
        `${name} is stale: write it with agent-eval schema`,
      ).toBe(readFileSync(join(folder, name), 'utf8'));
    }
  });

  it('names each schema, and its version', () => {
    for (const name of names) {
      const schema = readJson(join(root, 'schema', name));
      const what = name.replace('.schema.json', '');
      expect(schema).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `urn:agent-eval:${what}:1`,
        title: `agent-eval ${what.replace('-', ' ')}, version 1`,
      });
    }
  });

  it('describes the report of a real run, all of it', async () => {
    const cwd = copyFixture('small');
    await runCli(['run', '--threshold', 'latency-p95 <= 1s @ 95%'], { cwd });
    const report = readJson(join(cwd, 'reports/latest/report.json'));
    const validate = compile('report.schema.json');
    expect(problemsOf(validate, report)).toEqual([]);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(validate({ ...report, schemaVersion: 2 })).toBe(false);
    expect(validate({ ...report, verdict: {} })).toBe(false);
  });

  it.each(readdirSync(join(root, 'cases')).filter((name) => name.endsWith('.yaml')))(
    'accepts the case file cases/%s',
    (name) => {
      const value = parse(readFileSync(join(root, 'cases', name), 'utf8'));
      expect(problemsOf(compile('case-file.schema.json'), value)).toEqual([]);
    },
  );

  it('lets editors see mistakes of case files and configs', () => {
    const suite = (expected: unknown) => ({ suite: 'a', cases: [{ id: 'x', input: 1, expect: [expected] }] });
    const cases = compile('case-file.schema.json');
    expect(
      [{ contains: 'a' }, { 'not-contains': { value: 'a', weight: 2, required: true } }, 'equals'].map(
        (judge) => cases(suite(judge)),
      ),
    ).toEqual([true, true, true]);
    expect(
      [{ contians: 'a' }, { contains: { value: 'a', wieght: 2 } }, { regex: 7 }].map((judge) =>
        cases(suite(judge)),
      ),
    ).toEqual([false, false, false]);
    const config = compile('config.schema.json');
    expect(config({ iterations: 3, agents: { bot: { type: 'echo' } } })).toBe(true);
    expect([{ iteratons: 3 }, { agents: { bot: { type: 'ecoh' } } }].map((value) => config(value))).toEqual([
      false,
      false,
    ]);
  });

  it("does not ask for a value where the case's expected stands in for it", () => {
    const value = {
      suite: 'a',
      cases: [{ id: 'x', input: 1, expected: 'b', expect: [{ levenshtein: { max: 1 } }] }],
    };
    expect(problemsOf(compile('case-file.schema.json'), value)).toEqual([]);
  });

  it('knows the judges of the project, and says how editors find the schema', async () => {
    const cwd = copyFixture('small');
    const { code, stdout, stderr } = await runCli(['schema', '.vscode/schema'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`.vscode/schema/case-file.schema.json
.vscode/schema/report.schema.json
.vscode/schema/config.schema.json

Editors with a YAML language server use it where a file in cases/ begins with:
# yaml-language-server: $schema=../.vscode/schema/case-file.schema.json
`);
    const validate = compile('case-file.schema.json', join(cwd, '.vscode/schema'));
    expect(validate(parse(readFileSync(join(cwd, 'cases/greetings.yaml'), 'utf8')))).toBe(true);
    expect(
      compile('case-file.schema.json')(parse(readFileSync(join(cwd, 'cases/greetings.yaml'), 'utf8'))),
    ).toBe(false);
  });

  it('writes nothing where the config has a mistake', async () => {
    const cwd = projectOf({ 'agent-eval.config.yaml': 'iterations: many\n' });
    const { code, stderr } = await runCli(['schema'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('agent-eval.config.yaml:1:13  error  config/');
    expect(stderr).toContain('1 error in 1 file. Nothing was written.');
    expect(readdirSync(cwd)).toEqual(['agent-eval.config.yaml']);
  });

  it('says what is in the way where the folder cannot be made', async () => {
    const cwd = projectOf({ file: '' });
    const { code, stderr } = await runCli(['schema', 'file'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^error {2}(E(EXIST|NOTDIR).*|The folder .* cannot be made\.)\n {7}(It is there already|Something on the way is a file, not a folder)\.\n$/,
    );
  });
});

const compiled = new Map<string, ValidateFunction>();

/** Compiled once: that takes longer than all uses together. */
function compile(name: string, folder = join(root, 'schema')): ValidateFunction {
  const file = join(folder, name);
  const validate = compiled.get(file) ?? compileFile(file);
  compiled.set(file, validate);
  return validate;
}

function compileFile(file: string): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
  });
  addFormats.default(ajv);
  ajv.addKeyword('markdownDescription');
  return ajv.compile(readJson(file));
}

function problemsOf(validate: ValidateFunction, value: unknown): string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8'));
}
