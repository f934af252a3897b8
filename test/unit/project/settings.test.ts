import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/project/load-config.io.ts';
import { readEnvironment } from '../../../src/project/read-environment.ts';
import { resolveConfig } from '../../../src/project/resolve-config.ts';

describe('settings', () => {
  test('come from the command line before the environment, the config and the default', () => {
    const { config, origins } = resolveConfig(
      { seed: 1, bail: 2 },
      { seed: 2, iterations: 2 },
      { seed: 3, iterations: 3, concurrency: 3 },
    );
    expect(config).toMatchObject({ seed: 1, bail: 2, iterations: 2, concurrency: 3, timeout: '30s' });
    expect(origins).toMatchObject({
      seed: 'command line',
      bail: 'command line',
      iterations: 'environment',
      concurrency: 'config',
      timeout: 'default',
    });
  });

  test('of the environment are checked, and an empty one is as good as none', async () => {
    expect(
      await readEnvironment({
        AGENT_EVAL_SEED: '7',
        AGENT_EVAL_TIMEOUT: '5s',
        AGENT_EVAL_OUT: '',
        OTHER: 'x',
      }),
    ).toEqual({ values: { seed: 7, timeout: '5s' }, diagnostics: [] });
    expect((await readEnvironment({ AGENT_EVAL_ITER: '3' })).diagnostics).toMatchObject([
      { severity: 'warning', fix: expect.stringContaining('AGENT_EVAL_ITERATIONS') },
    ]);
    const wrong = await readEnvironment({
      AGENT_EVAL_SEED: 'seven',
      AGENT_EVAL_ITERATIONS: '0',
      AGENT_EVAL_TIMEOUT: '5',
      AGENT_EVAL_CONCURRENCY: '1.5',
    });
    expect(wrong.values).toEqual({});
    expect(wrong.diagnostics.map(({ message }) => message.split(' ')[3])).toEqual([
      'AGENT_EVAL_ITERATIONS',
      'AGENT_EVAL_CONCURRENCY',
      'AGENT_EVAL_TIMEOUT',
      'AGENT_EVAL_SEED',
    ]);
  });
});

describe('a config', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const modules = (exported: unknown) => async () => ({ default: exported });
  const load = (named?: string, exported: unknown = {}) => loadConfig(folder, named, modules(exported));

  test('may be missing', async () => {
    expect(await load()).toMatchObject({ project: folder, file: null, values: {}, diagnostics: [] });
  });

  test('is read from YAML or a module, and the folder of a named one is the project', async () => {
    writeFileSync(join(folder, 'agent-eval.config.yaml'), 'seed: 5\n');
    expect(await load()).toMatchObject({ file: 'agent-eval.config.yaml', values: { seed: 5 } });
    writeFileSync(join(folder, 'other.ts'), '');
    expect(await load('other.ts', { seed: 6 })).toMatchObject({
      project: folder,
      file: 'other.ts',
      values: { seed: 6 },
    });
  });

  test('tells every mistake with its place, and gives no values then', async () => {
    writeFileSync(join(folder, 'agent-eval.config.yaml'), 'seed: x\niterrations: 3\ntimeout: 5\n');
    const { values, diagnostics } = await load();
    expect(values).toEqual({});
    expect(diagnostics.map(({ place }) => place?.line).sort()).toEqual([1, 2, 3]);
    expect(diagnostics.find(({ place }) => place?.line === 2)?.fix).toContain('iterations');
    expect(diagnostics.find(({ place }) => place?.line === 3)?.fix).toMatch(/^Write 5s or 5ms\./);
  });

  test('must be one', async () => {
    for (const ending of ['yaml', 'ts']) writeFileSync(join(folder, `agent-eval.config.${ending}`), '');
    expect((await load()).diagnostics).toMatchObject([{ code: 'config/several' }]);
    expect((await load('none.yaml')).diagnostics).toMatchObject([{ code: 'config/missing' }]);
  });
});
