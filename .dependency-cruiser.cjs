// The import rules of docs/architecture.md: one direction, and the kit never knows the harness.

/** What each folder of src/ may import besides itself. */
const mayImport = {
  model: [],
  diagnostics: ['model'],
  cases: ['model', 'diagnostics'],
  plan: ['model', 'diagnostics'],
  text: [],
  kit: ['model', 'text'],
  context: ['model', 'kit'],
  agents: ['model', 'kit'],
  judge: ['model', 'text'],
  execute: ['model', 'context', 'judge'],
  stats: ['model'],
  report: ['model', 'stats'],
  project: ['model', 'diagnostics', 'agents', 'judge'],
  page: ['model', 'stats', 'report'],
};

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-keeps-to-its-side`,
  comment: `src/${folder} may import only: ${['itself', ...allowed].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|agents|cases|examples|test|bench|scripts)/',
    pathNot: `^src/(${[folder, ...allowed].join('|')})/`,
  },
}));

/** Packages that a stage may use; everything else comes in through somebody who is allowed to. */
const packageRules = Object.entries({
  model: ['zod'],
  stats: ['simple-statistics'],
  plan: [],
  text: ['stemmer'],
}).map(([folder, packages]) => ({
  name: `${folder}-uses-few-packages`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^node_modules/',
    pathNot: packages.length > 0 ? `^node_modules/(${packages.join('|')})/` : '^$',
  },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    ...packageRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'edges-are-imported-by-nobody',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|action|vitest)/' },
      to: { path: '^src/(cli|action|vitest)/' },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(agents|cases|examples|test|bench|scripts)/' },
    },
    {
      name: 'samples-use-the-public-faces',
      severity: 'error',
      from: { path: '^(agents|cases|examples)/' },
      to: { path: '^src/', pathNot: '^src/(index|kit/index|stats/index)\\.ts$' },
    },
    {
      name: 'files-and-network-only-at-the-edges',
      comment: 'Files, network and processes stand only in cli/, action/ and in files named *.io.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|action)/|\\.io\\.ts$' },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|http|https|http2|dgram|dns|tls|child_process|worker_threads|cluster)(/|$)',
      },
    },
    {
      name: 'no-io-in-pure-stages',
      severity: 'error',
      from: { path: '^src/(model|plan|stats|text)/' },
      to: { path: '\\.io\\.ts$' },
    },
    {
      name: 'the-page-is-imported-by-nobody',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/page/' },
      to: { path: '^src/page/' },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
