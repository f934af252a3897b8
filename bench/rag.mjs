import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSources } from './import-sources.mjs';
import { median, ratioOf, round, showMs } from './measure.mjs';
import { generatePages, generateQuestions } from './rag-pages.mjs';

const rounds = 7;
const questionCount = 200;
const topK = 10;
const startRounds = 3;

/**
 * The search of the kit against bare MiniSearch with the same passages, fields, boosts and way to read words: making the
 * index of 1,000 pages, and asking questions over three bases at once. Both in one process, in turn. And loading 10,000
 * pages, never read before and parsed before, against reading and hashing the files.
 */
export async function rag() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-bench-'));
  const parts = await loadParts(join(folder, 'parts.mjs'));
  const { loadKnowledge, loadBase, createBm25Search, retrieve, TrialContext, termsOf, MiniSearch } = parts;
  writePages(join(folder, 'pages'), 1000);
  const began = performance.now();
  const bases = await loadKnowledge(join(folder, 'pages'), { cacheFolder: null });
  const loadMs = performance.now() - began;
  const starts = await measureStarts(loadBase, folder);
  rmSync(folder, { recursive: true });

  const passages = bases.flatMap((base) => base.passages);
  const questions = generateQuestions(questionCount);
  const sides = {
    kit: async () => {
      const search = await createBm25Search(bases);
      return (text) => search.search({ text, topK });
    },
    first: async () => {
      const options = { search: await createBm25Search(bases), knowledge: bases, maxIterations: 1 };
      const ask = (text) =>
        retrieve(text, options, new TrialContext({ seed: text, clock: 'real', limits: {} }));
      await ask('the words of the bases are read once');
      return ask;
    },
    bare: async () => {
      const index = bareIndex(MiniSearch, termsOf, passages);
      return (text) => index.search(text).slice(0, topK);
    },
  };
  const indexMs = { kit: [], first: [], bare: [] };
  const queryMs = { kit: [], first: [], bare: [] };
  for (let turn = 0; turn <= rounds; turn++) {
    for (const [name, makeIndex] of Object.entries(sides)) {
      const start = performance.now();
      const ask = await makeIndex();
      const made = performance.now();
      for (const question of questions) await ask(question);
      const asked = performance.now();
      if (turn === 0) continue;
      indexMs[name].push(made - start);
      queryMs[name].push(asked - made);
    }
  }
  return [...resultsOf({ indexMs, queryMs, loadMs, passages: passages.length }), ...startResultsOf(starts)];
}

function resultsOf({ indexMs, queryMs, loadMs, passages }) {
  const perSecond = (ms) =>
    `${Math.round((1000 * questionCount) / median(ms)).toLocaleString('en')} questions/s`;
  return [
    {
      target: 'rag: index of 1,000 pages ≤ 2 × bare MiniSearch on the same passages',
      limit: 2,
      measured: ratioOf(indexMs.kit, indexMs.bare),
      unit: ' ×',
      detail: `${showMs(indexMs.kit)} against ${showMs(indexMs.bare)} for ${passages.toLocaleString('en')} passages; reading and parsing the pages ${round(loadMs)} ms, once and cold`,
    },
    {
      target: 'rag: questions over three bases ≤ 2 × bare MiniSearch on the same passages',
      limit: 2,
      measured: ratioOf(queryMs.kit, queryMs.bare),
      unit: ' ×',
      detail: `${perSecond(queryMs.kit)} against ${perSecond(queryMs.bare)}`,
    },
    {
      target: 'rag: the first iteration of a retrieval ≤ 2 × bare MiniSearch',
      limit: 2,
      measured: ratioOf(queryMs.first, queryMs.bare),
      unit: ' ×',
      detail: `${perSecond(queryMs.first)}: search, ranking of the evidence, confidence and spans`,
    },
  ];
}

async function measureStarts(loadBase, folder) {
  const pages = join(folder, 'many');
  writePages(pages, 10_000);
  const names = readdirSync(pages);
  const cacheFolder = join(folder, 'cache');
  const load = async (cache) => {
    for (const name of names) await loadBase(name, join(pages, name), cache);
  };
  const sides = {
    bare: () => readAll(pages),
    cold: () => load(null),
    warm: () => load(cacheFolder),
  };
  await load(cacheFolder);
  const ms = { bare: [], cold: [], warm: [] };
  for (let turn = 0; turn <= startRounds; turn++) {
    for (const [name, start] of Object.entries(sides)) {
      const began = performance.now();
      await start();
      if (turn > 0) ms[name].push(performance.now() - began);
    }
  }
  return ms;
}

function readAll(pages) {
  for (const file of readdirSync(pages, { recursive: true }).filter((name) => name.endsWith('.md')))
    createHash('sha256')
      .update(readFileSync(join(pages, file)))
      .digest('hex');
}

function startResultsOf({ bare, cold, warm }) {
  return [
    {
      target: 'rag: loading 10,000 new pages ≤ 40 × reading and hashing them',
      limit: 40,
      measured: ratioOf(cold, bare),
      unit: ' ×',
      detail: `${showMs(cold)} against ${showMs(bare)}`,
    },
    {
      target: 'rag: loading 10,000 pages that were parsed before ≤ 6 × reading and hashing them',
      limit: 6,
      measured: ratioOf(warm, bare),
      unit: ' ×',
      detail: `${showMs(warm)} against ${showMs(bare)}`,
    },
  ];
}

function bareIndex(MiniSearch, termsOf, passages) {
  const index = new MiniSearch({
    fields: ['title', 'keywords', 'heading', 'text'],
    extractField: (passage, field) => (field === 'keywords' ? passage.keywords.join(' ') : passage[field]),
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 2, heading: 2 }, bm25: { k: 1.2, b: 0.5, d: 0.5 } },
  });
  index.addAll(passages);
  return index;
}

function writePages(folder, count) {
  for (const [path, text] of generatePages(count)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function loadParts(outfile) {
  const contents = `export { loadKnowledge } from './kit/rag/load/load-knowledge.io.ts';
    export { loadBase } from './kit/rag/load/load-base.io.ts';
    export { createBm25Search } from './kit/rag/search/create-bm25-search.ts';
    export { retrieve } from './kit/rag/retrieve/retrieve.ts';
    export { TrialContext } from './context/trial-context.ts';
    export { termsOf } from './text/terms-of.ts';
    export { default as MiniSearch } from 'minisearch';`;
  return importSources(contents, outfile);
}
