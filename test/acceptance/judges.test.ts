import { describe, expect, it } from 'vitest';
import { copyFixture, projectOf, runCli, temporaryFolder } from '../support/run-cli.ts';

describe('agent-eval judges', () => {
  it('lists judges by family, with one line and their settings, those of the project too', async () => {
    const { code, stdout, stderr } = await runCli(['judges'], { cwd: copyFixture('small') });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const families = stdout.split('\n').filter((line) => /^[a-z-]+$/.test(line));
    expect(families).toEqual([
      'text',
      'data',
      'agent',
      'rag',
      'limits',
      'safety',
      'model-graded',
      'golden',
      'combine',
      'custom',
    ]);
    expect(stdout).toMatch(
      /^ {2}contains +the text has this text in it; case counts {2}\(value!, at, of\)$/m,
    );
    expect(stdout).toMatch(/^ {2}polite +the text says please {2}\(word\)$/m);
    expect(stdout).toContain('those with ! are required');
  });

  it('needs no project', async () => {
    expect((await runCli(['judges'], { cwd: temporaryFolder() })).code).toBe(0);
  });

  it('shows one judge in full: short form, settings with defaults, and examples', async () => {
    const { stdout } = await runCli(['judges', 'trajectory'], { cwd: temporaryFolder() });
    expect(stdout).toContain('trajectory  agent\n  the tool calls follow the expected ones\n');
    expect(stdout).toContain('"- trajectory: x" is short for "- trajectory: { calls: x }".');
    expect(stdout).toMatch(/^ {2}calls +list +required +expected calls: names/m);
    expect(stdout).toMatch(
      /^ {2}mode +one of exact, in-order, any-order, subset, superset +default "exact" +exact: same calls/m,
    );
    expect(stdout).toMatch(/^ {2}f1 +true or false +default false/m);
    expect(stdout).toMatch(/^ {2}weight +number +its part in the score/m);
    expect(stdout).toContain('examples\n  - trajectory: [search, fetch]\n');
  });

  it("says that a case's expected may stand in for the value", async () => {
    const { stdout } = await runCli(['judges', 'levenshtein'], { cwd: temporaryFolder() });
    expect(stdout).toMatch(/^ {2}value +text +required, or the case's `expected`/m);
  });

  it('takes the name as it stands in a case file, with "not-" before it', async () => {
    const cwd = copyFixture('small');
    const negated = await runCli(['judges', 'not-polite'], { cwd });
    expect(negated.stdout).toBe((await runCli(['judges', 'polite'], { cwd })).stdout);
    expect(negated.stdout).toContain('  word  text  default "please"  the word of politeness\n');
    expect(negated.stdout).toContain('  - polite: { word: kindly }\n');
  });

  it('gives programs the same in a stable shape, whether all or one', async () => {
    const cwd = copyFixture('small');
    const all = JSON.parse((await runCli(['judges', '--json'], { cwd })).stdout);
    expect(Object.keys(all)).toEqual(['common', 'judges']);
    expect(Object.keys(all.common.properties)).toEqual(['weight', 'required', 'label']);
    const one = JSON.parse((await runCli(['judges', 'polite', '--json'], { cwd })).stdout);
    expect(one.judges).toEqual([
      {
        name: 'polite',
        family: 'custom',
        summary: 'the text says please',
        shortForm: null,
        expectedAsValue: false,
        graded: false,
        settings: {
          type: 'object',
          properties: { word: { type: 'string', default: 'please', description: 'the word of politeness' } },
          additionalProperties: false,
        },
        examples: ['- polite', '- polite: { word: kindly }'],
      },
    ]);
    expect(all.judges.at(-1)).toEqual(one.judges[0]);
  });

  it.each([
    ['contians', 'Did you mean "contains"? `agent-eval judges` lists them all.'],
    ['not-politte', 'Did you mean "polite"? `agent-eval judges` lists them all.'],
    ['xyzzy', '`agent-eval judges` lists them all.'],
  ])('says what was meant by %s', async (name, fix) => {
    expect(await runCli(['judges', name], { cwd: copyFixture('small') })).toEqual({
      code: 2,
      stdout: '',
      stderr: `error  No judge is named "${name}".\n       ${fix}\n`,
    });
  });

  it('tells a module of judges that cannot be loaded', async () => {
    const cwd = projectOf({
      'agent-eval.config.yaml': 'judges: [judges/broken.ts]\n',
      'judges/broken.ts': "throw new Error('no dictionary');\n",
    });
    const { code, stdout, stderr } = await runCli(['judges', '--json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('judges/broken.ts:1:7  error  config/judge');
    expect(stderr).toContain(
      'The judge module judges/broken.ts cannot be used: It threw while it was loaded: no dictionary.',
    );
  });
});
