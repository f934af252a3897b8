import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixture, projectOf, runCli, temporaryFolder } from '../support/run-cli.ts';

describe('agent-eval config', () => {
  it('shows every setting, its value, and where it came from', async () => {
    const cwd = copyFixture('small');
    const { code, stdout, stderr } = await runCli(['config'], { cwd, env: { AGENT_EVAL_SEED: '7' } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`project      ${cwd}
config file  agent-eval.config.yaml

paths           default                               ["cases"]
agents.service  config file                           {"type":"http","url":"https://{{env.SERVICE_HOST}}/ask","method":"POST","headers":{"authorization":"Bearer {{env.SERVICE_TOKEN}}","x-api-key":"[not shown]"},"allow-hosts":[],"max-bytes":10000000}
default-agents  config file                           ["upper"]
iterations      config file                           2
concurrency     default                               4
timeout         default                               "30s"
seed            environment variable AGENT_EVAL_SEED  7
bail            default                               not set
thresholds      config file                           ["error-rate == 0%"]
baseline        default                               not set
reporters       default                               ["terminal","json"]
out             default                               "reports"
models          default                               not set
judges          config file                           ["judges/polite.ts"]
confirm-above   default                               not set
allow-outside   default                               false
`);
  });

  it('gives programs the same in a stable shape', async () => {
    const cwd = temporaryFolder();
    const { stdout } = await runCli(['config', '--json'], { cwd, env: { AGENT_EVAL_TIMEOUT: '5s' } });
    const { settings, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ project: cwd, configFile: null });
    expect(settings.timeout).toEqual({
      value: '5s',
      from: 'environment variable',
      variable: 'AGENT_EVAL_TIMEOUT',
    });
    expect(settings.bail).toEqual({ value: null, from: 'default' });
    expect(settings.agents).toEqual({ value: {}, from: 'default' });
  });

  it('takes the folder of a config that is named as the project', async () => {
    const cwd = copyFixture('small');
    mkdirSync(join(cwd, 'inner'));
    const { stdout } = await runCli(['config', '--config', '../agent-eval.config.yaml', '--json'], {
      cwd: join(cwd, 'inner'),
    });
    expect(JSON.parse(stdout)).toMatchObject({ project: cwd, configFile: 'agent-eval.config.yaml' });
  });

  it('shows no secret: neither from the environment, nor written down', async () => {
    const cwd = projectOf({
      'agent-eval.config.ts': `export default {
  agents: {
    bot: {
      type: 'http',
      url: 'https://ada:open-sesame@localhost/' + process.env['BOT_TOKEN'],
      headers: { Authorization: 'Bearer abc', 'x-trace': '{{env.TRACE_NAME}}', cookie: '{{env.COOKIE}}' },
    },
    script: { type: 'command', command: ['node', 'a.mjs'], env: ['PATH', 'BOT_TOKEN'], set: { OPENAI_API_KEY: 'sk-1' } },
  },
};
`,
    });
    const { code, stdout } = await runCli(['config', '--json'], {
      cwd,
      env: { BOT_TOKEN: 'very-secret-token' },
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).settings.agents.value).toMatchObject({
      bot: {
        url: 'https://[not shown]@localhost/[BOT_TOKEN]',
        headers: { Authorization: '[not shown]', 'x-trace': '{{env.TRACE_NAME}}', cookie: '{{env.COOKIE}}' },
      },
      script: { env: ['PATH', 'BOT_TOKEN'], set: { OPENAI_API_KEY: '[not shown]' } },
    });
  });

  it.each([
    ['AGENT_EVAL_SEED', 'x', 'Expected a whole number.'],
    ['AGENT_EVAL_CONCURRENCY', '2.5', 'Expected a whole number.'],
    ['AGENT_EVAL_TIMEOUT', '5', 'Expected a duration such as "500ms", "5s" or "2m".'],
  ])('tells that the variable %s cannot be %s', async (name, value, complaint) => {
    const { code, stdout, stderr } = await runCli(['config'], {
      cwd: temporaryFolder(),
      env: { [name]: value },
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`The environment variable ${name} is "${value}". ${complaint}`);
  });

  it('tells the mistakes of a config with their place', async () => {
    const cwd = projectOf({ 'agent-eval.config.yaml': 'seed: 1\niteratons: 3\n' });
    const { code, stdout, stderr } = await runCli(['config', '--json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('agent-eval.config.yaml:2:1  error  config/unknown-key');
    expect(stderr).toContain('Did you mean "iterations"?');
  });

  it('tells where a config module breaks', async () => {
    const cwd = projectOf({
      'agent-eval.config.ts': "\nconst config = missing('x');\nexport default config;\n",
    });
    const { code, stderr } = await runCli(['config'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('agent-eval.config.ts:2:16  error  config/unloadable');
    expect(stderr).toContain('It threw while it was loaded: missing is not defined');
    expect(stderr).not.toContain('    at ');
  });

  it('does not guess between two configs', async () => {
    const cwd = projectOf({ 'agent-eval.config.yaml': '', 'agent-eval.config.ts': 'export default {};' });
    const { code, stderr } = await runCli(['config'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('There are several config files: agent-eval.config.yaml, agent-eval.config.ts.');
  });
});
