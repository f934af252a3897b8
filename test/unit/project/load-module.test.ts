import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildModuleLoader, type Loaded, type ModuleLoader } from '../../support/load-in-process.ts';

let loader: ModuleLoader;
let project: string;

beforeAll(async () => {
  loader = await buildModuleLoader();
});
afterAll(() => loader.remove());
beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'a project ')));
  write({ 'package.json': '{ "type": "module" }', 'node_modules/dep/package.json': dependency });
  write({ 'node_modules/dep/index.js': 'export const dep = "the package";' });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const dependency = '{ "name": "dep", "type": "module", "exports": "./index.js" }';
const store = 'export const store: { value: number } = { value: Math.random() };';
const routes = [
  { route: 'compiled first', compile: true },
  ...(Reflect.get(process.features, 'typescript')
    ? [{ route: 'loaded by Node itself', compile: false }]
    : []),
];

describe.each(routes)('a module of the project, $route', ({ compile }) => {
  it('may be TypeScript and may import packages, JSON and CommonJS', () => {
    write({
      'agent.ts': `import { dep } from 'dep';
import data from './data.json' with { type: 'json' };
import { readFileSync } from 'node:fs';
import old from './old.cjs';
import type { Nothing } from './nowhere.ts';
export default (): unknown => [dep, data, old, typeof readFileSync];`,
      'data.json': '{ "n": 1 }',
      'old.cjs': 'module.exports = "old";',
    });
    expect(load('agent.ts').exports).toEqual({ default: ['the package', { n: 1 }, 'old', 'function'] });
  });

  it('knows its own address', () => {
    write({
      'a.ts':
        'export const url = import.meta.url, folder = import.meta.dirname, file = import.meta.filename;',
    });
    const file = join(project, 'a.ts');
    expect(load('a.ts').exports).toEqual({ url: pathToFileURL(file).href, folder: project, file });
  });

  it('shares what it imports with other modules that import the same', () => {
    write({
      'agents/one.ts': "import { store } from '../store.ts'; export default store;",
      'agents/two.mjs': "import { store } from '../store.ts'; export default store;",
      'store.ts': store,
    });
    const [one, two, itself] = loadAll('agents/one.ts', 'agents/two.mjs', 'store.ts');
    expect(one?.exports?.['default']).toEqual({ value: expect.any(Number) });
    expect(two?.exports).toEqual(one?.exports);
    expect(itself?.exports?.['store']).toEqual(one?.exports?.['default']);
  });

  it('may import in a circle', () => {
    write({
      'a.ts':
        "import { b } from './b.ts'; export const a = (): string => 'a'; export default (): string => a() + b();",
      'b.ts': "import { a } from './a.ts'; export const b = (): string => 'b' + a();",
    });
    expect(load('a.ts').exports?.['default']).toBe('aba');
  });

  it('may import another module of the project when it is called', () => {
    write({
      'a.ts': "export default async () => (await import('./b.ts')).b;",
      'b.ts': 'export const b: number = 2;',
    });
    expect(load('a.ts').exports).toEqual({ default: 2 });
  });

  it('finds this package where the project has none of its own', () => {
    write({ 'a.ts': "import { defineAgent } from 'agent-eval'; export default defineAgent({ n: 1 });" });
    expect(load('a.ts').exports).toEqual({ default: { n: 1, face: true } });
  });

  it('is told by file, line and column where its syntax is wrong', () => {
    write({ 'a.ts': 'export const a = 1;\nexport const é = : 2;\n' });
    expect(load('a.ts')).toMatchObject({ problem: 'syntax', place: { line: 2, column: 18 } });
  });

  it('is told where the syntax of what it imports is wrong', () => {
    write({ 'a.ts': "import './b.mjs';", 'b.mjs': '\nexport const = 3;\n' });
    const place = { file: join(project, 'b.mjs'), line: 2, column: 14 };
    expect(load('a.ts')).toMatchObject({ problem: 'syntax', place });
  });

  it.each([
    ['an enum', '// enum\n  export const enum A { B }', 3],
    ['a namespace with values', '\nnamespace A { export const b = 1; }', 1],
    ['a parameter property', 'class A {\n  constructor(private b: number) {} }', null],
  ])('may hold no TypeScript that is more than types, such as %s', (_, text, column) => {
    write({ 'a.ts': `${text}\nexport default 1;` });
    expect(load('a.ts')).toMatchObject({
      problem: 'syntax',
      message: expect.stringContaining('not supported'),
      place: { file: join(project, 'a.ts'), line: 2, ...(column === null ? {} : { column }) },
    });
  });

  it('may speak of such TypeScript, and may use what is only types', () => {
    const text = '`\nenum A { B }\nconstructor(private x: 1) this.x`';
    write({
      'a.ts': `/*\nenum A { B }\n*/\nnamespace N { export type T = 1 }\nexport default ${text} as string;`,
    });
    expect(load('a.ts').exports).toEqual({ default: expect.stringContaining('enum A { B }') });
  });

  it('is told which line threw while it was loaded', () => {
    write({ 'a.ts': "import './b.ts';", 'b.ts': "type A = {\n  a: 1;\n};\nthrow new Error('boom');\n" });
    expect(load('a.ts')).toMatchObject({
      problem: 'threw',
      message: 'It threw while it was loaded: boom',
      place: { file: join(project, 'b.ts'), line: 4 },
    });
  });

  it('is told which import leads to no file', () => {
    write({ 'a.ts': "\nimport { b } from './b.ts';\nexport default b;" });
    expect(load('a.ts')).toMatchObject({
      problem: 'unresolved',
      place: { file: join(project, 'a.ts'), line: 2 },
    });
  });

  it('is told which import leads to no package', () => {
    write({ 'a.ts': "\nimport { b } from 'no-such-package';\nexport default b;" });
    expect(load('a.ts')).toMatchObject({
      problem: 'unresolved',
      message: "Cannot find package 'no-such-package'.",
      place: { file: join(project, 'a.ts'), line: 2 },
    });
  });

  it('is told which import names something that is not exported', () => {
    write({ 'a.ts': "import { b } from './b.ts';\nexport default b;", 'b.ts': 'export const a = 1;' });
    const { problem, message, place } = load('a.ts');
    expect({ problem, place: place?.file }).toEqual({ problem: 'syntax', place: join(project, 'a.ts') });
    expect(message).toContain("does not provide an export named 'b'");
    expect(message).not.toContain('.cache');
  });

  it('is told when it is not there', () => {
    expect(load('none.ts')).toMatchObject({ problem: 'missing', place: { file: join(project, 'none.ts') } });
  });

  function loadAll(...files: string[]): Loaded[] {
    return loader.load(
      files.map((file) => join(project, file)),
      { compile },
    );
  }

  function load(file: string): Loaded {
    return loadAll(file)[0] ?? {};
  }
});

describe('the cache of compiled modules', () => {
  const load = (esbuild: boolean): Loaded => loader.load([join(project, 'a.ts')], { esbuild })[0] ?? {};
  const cache = (): string => join(project, 'node_modules/.cache/agent-eval/modules');
  beforeEach(() => {
    write({ 'a.ts': "import { b } from './b.ts'; export default b;", 'b.ts': 'export const b: number = 1;' });
    expect(load(true).exports).toEqual({ default: 1 });
  });

  it('spares esbuild when nothing changed', () => {
    expect(load(false).exports).toEqual({ default: 1 });
  });

  it('notices a change in what the module imports', () => {
    write({ 'b.ts': 'export const b: number = 2;' });
    expect(load(false).message).toContain('esbuild was loaded');
    expect(load(true).exports).toEqual({ default: 2 });
    expect(load(false).exports).toEqual({ default: 2 });
  });

  it('is made again where it is damaged', () => {
    for (const file of readdirSync(cache())) {
      const content = readFileSync(join(cache(), file), 'utf8');
      writeFileSync(join(cache(), file), content.slice(0, content.length / 2));
    }
    expect(load(true).exports).toEqual({ default: 1 });
  });

  it('leaves no half-written files', () => {
    expect(readdirSync(cache()).filter((file) => !/\.mjs(\.json|\.loaded)?$/.test(file))).toEqual([]);
  });
});

it('is loaded from a project without any packages, too', () => {
  rmSync(join(project, 'node_modules'), { recursive: true });
  write({ 'a.ts': "import { b } from './b.ts'; export default b;", 'b.ts': 'export const b: number = 1;' });
  expect(loader.load([join(project, 'a.ts')])).toEqual([{ exports: { default: 1 } }]);
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), content);
  }
}
