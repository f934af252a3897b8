import { describe, expect, it } from 'vitest';
import type { Footprint } from '../../../../src/cli/watch/footprint.ts';
import { isIgnored } from '../../../../src/cli/watch/is-ignored.ts';
import { namedPaths } from '../../../../src/cli/watch/named-paths.ts';
import { type ProjectFootprints, touchedCells } from '../../../../src/cli/watch/touched-cells.ts';
import type { Case } from '../../../../src/model/case.ts';

const footprint = (files: readonly string[], named: readonly string[] = []): Footprint => ({
  files: new Set(files.map((file) => `/p/${file}`)),
  named: new Set(named.map((file) => `/p/${file}`)),
});

const caseOf = (suite: string, more: Partial<Case> = {}): Case => ({
  key: `${suite}/one`,
  suite,
  digest: '',
  place: { file: `cases/${suite}.yaml`, line: 1, column: 1 },
  tags: [],
  agents: [],
  input: 'hi',
  expect: [],
  clock: 'virtual',
  limits: {},
  only: false,
  metadata: {},
  ...more,
});

const footprints: ProjectFootprints = {
  project: '/p',
  config: footprint(['agent-eval.config.ts', 'settings.ts']),
  suites: new Map([
    ['cases/a.yaml', footprint(['cases/a.yaml', 'data/a.csv'])],
    ['cases/b.yaml', footprint(['cases/b.yaml'])],
  ]),
  agents: new Map([
    ['x', footprint(['agents/x.ts', 'lib/shared.ts'], ['knowledge'])],
    ['y', footprint(['agents/y.ts', 'lib/shared.ts'])],
  ]),
  modules: new Map([['hooks.ts', footprint(['hooks.ts', 'lib/hook.ts'])]]),
  judges: footprint(['judges/tone.ts']),
  judgeNames: ['tone'],
  modulesOf: ({ hooks }) => (hooks === undefined ? [] : [hooks]),
};

const selected = [
  { case: caseOf('a', { input: { knowledge: 'pages' } }), agents: ['x', 'y'] },
  {
    case: caseOf('b', {
      hooks: 'hooks.ts',
      expect: [{ judge: 'any-of', negated: false, settings: { value: [{ 'not-tone': 'rude' }] } }],
    }),
    agents: ['y'],
  },
];

const touched = (file: string, duringRun = false): string[] => [
  ...touchedCells(selected, footprints, [{ file: `/p/${file}`, duringRun }]),
];

describe('what a change touches', () => {
  const all = ['a/one@x', 'a/one@y', 'b/one@y'];
  it.each<[string, string, readonly string[]]>([
    ['the config, or what it imports', 'settings.ts', all],
    ['a case file', 'cases/a.yaml', ['a/one@x', 'a/one@y']],
    ['a dataset', 'data/a.csv', ['a/one@x', 'a/one@y']],
    ['an agent', 'agents/y.ts', ['a/one@y', 'b/one@y']],
    ['what several agents import', 'lib/shared.ts', all],
    ['a file below a folder that an agent names', 'knowledge/hr/leave.md', ['a/one@x']],
    ['a file below a folder that an input names', 'pages/one.md', ['a/one@x', 'a/one@y']],
    ['what a hook imports', 'lib/hook.ts', ['b/one@y']],
    ['a judge that another judge holds', 'judges/tone.ts', ['b/one@y']],
    ['a folder whose name only begins alike', 'knowledge-old/leave.md', []],
    ['a file that nothing reads', 'README.md', []],
  ])('is right for %s', (_, file, cells) => {
    expect(touched(file)).toEqual(cells);
  });

  it('leaves out what an agent may have written itself, but never a module', () => {
    expect(touched('knowledge/hr/leave.md', true)).toEqual([]);
    expect(touched('agents/x.ts', true)).toEqual(['a/one@x']);
  });
});

it('finds paths in texts, from any of the folders, but never the project itself', () => {
  const texts = ['knowledge/hr', '../data/x.json', '.', '..', '', '/etc/passwd', 'a\nb', 'x'.repeat(201)];
  expect([...namedPaths(texts, ['/p', '/p/agents'], '/p')]).toEqual([
    '/p/knowledge/hr',
    '/p/agents/knowledge/hr',
    '/p/data/x.json',
    '/p/agents',
  ]);
});

describe('files that are not watched', () => {
  it.each([
    'node_modules/x/index.js',
    'packages/a/node_modules/x.js',
    '.git/index',
    'out/latest',
    'dist/bot.js',
    'recordings/a.json',
    'cases/.a.yaml.swp',
    'cases/a.yaml~',
    'cases/#a.yaml#',
    'cases/4913',
    'golden/a.json.new',
    'agents/server.log',
  ])('are %s and the like', (path) => expect(isIgnored(`/p/${path}`, '/p', '/p/out')).toBe(true));

  it.each(['', 'cases/a.yaml', 'agents/dist/bot.js', 'outer/a.md', '../shared/bot.ts'])(
    'are not %s',
    (path) => expect(isIgnored(`/p/${path}`.replace(/\/$/, ''), '/p', '/p/out')).toBe(false),
  );
});
