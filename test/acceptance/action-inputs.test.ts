import { describe, expect, it } from 'vitest';
import { inputDefaults, inputNames } from '../../src/action/inputs/inputs-schema.ts';
import { readInputs } from '../../src/action/inputs/read-inputs.ts';
import { tryScenario } from '../support/action-scenario.ts';
import { actionDefaults } from '../support/run-action.ts';
import { temporaryFolder } from '../support/run-cli.ts';

function problemsOf(inputs: Record<string, string>): readonly string[] {
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const read = readInputs(Object.fromEntries(named));
  return 'problems' in read ? read.problems : [];
}

describe('inputs of the action', () => {
  it('are those of action.yml, with the same defaults', () => {
    const { 'github-token': token, ...written } = actionDefaults();
    expect(token).toBe('stub-token');
    expect(Object.keys(written).sort()).toEqual(inputNames.filter((name) => name !== 'github-token').sort());
    const defaults = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== ''));
    expect(defaults).toEqual(inputDefaults);
  });

  it('are read from texts', () => {
    const read = readInputs({
      INPUT_AGENTS: 'a, b\nc',
      INPUT_PATHS: ' cases/x.yaml \n\n cases/with, comma',
      INPUT_ITERATIONS: '3',
      INPUT_THRESHOLDS: 'pass-rate >= 95%\nlatency-p95 <= 2s',
      'INPUT_WORKING-DIRECTORY': '.',
      'INPUT_REQUIRE-BASELINE': 'True',
      PATH: '/bin',
    });
    expect(read).toMatchObject({
      inputs: {
        mode: 'run',
        agents: ['a', 'b', 'c'],
        paths: ['cases/x.yaml', 'cases/with, comma'],
        iterations: 3,
        bail: null,
        thresholds: ['pass-rate >= 95%', 'latency-p95 <= 2s'],
        'require-baseline': true,
        comment: 'upsert',
      },
    });
  });

  it.each([
    [{ mode: 'test' }, 'mode: "test": Write "run" or "report".'],
    [{ 'fail-on': 'always' }, 'fail-on: "always": Write "thresholds" or "regressions" or "never".'],
    [{ iterations: '0' }, 'iterations: "0": Write a whole number of at least 1, such as 3.'],
    [{ iterations: '1.5' }, 'iterations: "1.5": Write a whole number of at least 1, such as 3.'],
    [{ shard: '3/2' }, 'shard: "3/2": Write a part of the cases as part/parts, such as 1/3.'],
    [{ summary: 'yes' }, 'summary: "yes": Write "true" or "false".'],
    [{ 'comment-key': 'a --> b' }, 'comment-key: "a --> b": Write at most 100 letters'],
    [{ path: 'cases' }, 'path: There is no such input. Did you mean "paths"?'],
    [{ thresholds: 'pass-rate > 200%' }, 'thresholds: "pass-rate > 200%": '],
    [
      { thresholds: 'pass-rate >= 95%\npas-rate >= 1' },
      /^thresholds: "pas-rate >= 1": No metric is named "pas-rate"\. Did you mean "pass-rate"\?/,
    ],
    [{ 'report-path': 'report.json' }, 'report-path: "report.json": Only the mode "report" reads reports.'],
    [{ mode: 'report' }, 'report-path: The mode "report" needs it'],
    [
      { mode: 'report', 'report-path': 'r.json', tags: 'smoke' },
      'tags: "smoke": Only the mode "run" uses it',
    ],
    [{ 'working-directory': 'nowhere' }, 'working-directory: "nowhere": There is no folder '],
  ])('are refused with what to write instead: %j', (inputs, message) => {
    expect(problemsOf(inputs)).toEqual([
      message instanceof RegExp ? expect.stringMatching(message) : expect.stringContaining(message),
    ]);
  });

  it('fail at once with all their mistakes, before anything is asked or run', async () => {
    const result = await tryScenario(
      {
        title: '',
        inputs: { mode: 'runs', treshold: 'x', iterations: 'many', 'working-directory': 'gone' },
        code: 1,
        outputs: { verdict: 'error', 'pass-rate': '', 'comment-url': '' },
        comment: null,
        summary: null,
        requests: [],
        commands: [
          /mode: "runs".*iterations: "many".*treshold: There is no such input\. Did you mean "thresholds"\?.*working-directory/,
        ],
      },
      temporaryFolder(),
    );
    expect(result.log).not.toContain('::group::');
  });
});
