import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { beside, median, ratioOf, round, showMs } from './measure.mjs';
import { generatePages, generateQuestions } from './rag-pages.mjs';

const rounds = 7;
const questionCount = 200;
const topK = 10;

/**
 * The search of the kit against bare MiniSearch with the same passages, fields, boosts and way to read words: making the
 * index of 1,000 pages, and asking questions over three bases at once. Both in one process, in turn.
 */
export async function rag() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-bench-'));
  const { loadKnowledge, createBm25Search, termsOf, MiniSearch } = await loadParts(join(folder, 'parts.mjs'));
  writePages(join(folder, 'pages'));
  const began = performance.now();
  const bases = await loadKnowledge(join(folder, 'pages'));
  const loadMs = performance.now() - began;
  rmSync(folder, { recursive: true });

  const passages = bases.flatMap((base) => base.passages);
  const questions = generateQuestions(questionCount);
  const sides = {
    kit: async () => {
      const search = await createBm25Search(bases);
      return (text) => search.search({ text, topK });
    },
    bare: async () => {
      const index = bareIndex(MiniSearch, termsOf, passages);
      return (text) => index.search(text).slice(0, topK);
    },
  };
  const indexMs = { kit: [], bare: [] };
  const queryMs = { kit: [], bare: [] };
  for (let turn = 0; turn <= rounds; turn++) {
    for (const [name, makeIndex] of Object.entries(sides)) {
      const start = performance.now();
      const ask = await makeIndex();
      const made = performance.now();
      for (const question of questions) ask(question);
      const asked = performance.now();
      if (turn === 0) continue;
      indexMs[name].push(made - start);
      queryMs[name].push(asked - made);
    }
  }
  return resultsOf({ indexMs, queryMs, loadMs, passages: passages.length });
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

function writePages(folder) {
  for (const [path, text] of generatePages(1000)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function loadParts(outfile) {
  buildSync({
    stdin: {
      contents: `export { loadKnowledge } from './kit/rag/load-knowledge.io.ts';
        export { createBm25Search } from './kit/rag/create-bm25-search.ts';
        export { termsOf } from './text/terms-of.ts';
        export { default as MiniSearch } from 'minisearch';`,
      resolveDir: beside('../src'),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
