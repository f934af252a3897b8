// @ts-nocheck
import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { parse } from 'yaml';
import { createBm25Search } from '../../src/kit/rag/create-bm25-search.ts';
import { loadKnowledge } from '../../src/kit/rag/load-knowledge.io.ts';
import { retrieve } from '../../src/kit/rag/retrieve.ts';
import { corpusOf } from '../../src/kit/rag/corpus.ts';
import { workplaceThesaurus } from '../../src/kit/rag/workplace-thesaurus.ts';
import { askedTerms } from '../../src/kit/rag/asked-term.ts';
import { stubContext } from '../support/stub-context.ts';
import { wordsOf } from '../../src/text/words-of.ts';
import { termOf } from '../../src/text/term-of.ts';
import { isStopWord } from '../../src/text/is-stop-word.ts';

const root = process.cwd();
const words = readFileSync('/tmp/emb/words.txt', 'utf8').split('\n');
const index = new Map(words.map((w, i) => [w, i]));
const raw = readFileSync('/tmp/emb/vectors.bin'); const D = 100;
function vec(w) { const i = index.get(w); if (i === undefined) return null; const v = new Float32Array(D); let n = 0; for (let k = 0; k < D; k++) { v[k] = raw.readInt8(i * D + k); n += v[k] * v[k]; } n = Math.sqrt(n); for (let k = 0; k < D; k++) v[k] /= n; return v; }
const dot = (a, b) => { let s = 0; for (let k = 0; k < D; k++) s += a[k] * b[k]; return s; };

function questions() {
  const files = ['policy-bot', 'policy-bot-wordings', 'policy-bot-silence'];
  const out = [];
  for (const f of files) {
    const { cases } = parse(readFileSync(`${root}/cases/${f}.yaml`, 'utf8'));
    for (const c of cases) {
      if (c.dataset) { for (const row of readFileSync(`${root}/cases/${c.dataset.file}`, 'utf8').split('\n').filter(Boolean).map(JSON.parse)) out.push({ text: row.question, docs: [row.page.split('#')[0]] }); continue; }
      if (c.matrix || typeof c.input !== 'string') continue;
      const docs = [...new Set((c.expect ?? []).flatMap((u) => typeof u !== 'object' || !u ? [] : Object.entries(u).flatMap(([j, s]) => ['cites', 'retrieved', 'context-recall'].includes(j) ? [s?.documents ?? s?.value ?? s].flat().filter((x) => typeof x === 'string') : [])).map((d) => d.split('#')[0]))];
      if (docs.length || !(c.expect ?? []).length) out.push({ text: c.input, docs });
    }
  }
  return out;
}

it('measures', async () => {
  const knowledge = await loadKnowledge(`${root}/agents/knowledge`);
  const search = await createBm25Search(knowledge);
  const corpus = corpusOf(knowledge);
  const passages = knowledge.flatMap((b) => b.passages);
  const info = [].map((p) => {
    const all = wordsOf(`${p.title} ${p.title} ${p.heading} ${p.keywords.join(' ')} ${p.text}`).filter((w) => !isStopWord(w) && w.length > 1);
    const uniq = [...new Set(all)];
    const vs = uniq.map((w) => [w, vec(w), corpus.rarity(termOf(w) || w)]).filter((x) => x[1]);
    const mean = new Float32Array(D); for (const [, v, r] of vs) for (let k = 0; k < D; k++) mean[k] += v[k] * r; const n = Math.hypot(...mean) || 1; for (let k = 0; k < D; k++) mean[k] /= n;
    return { p, vs, mean, terms: new Set(all.map((w) => termOf(w) || w)) };
  });
  const qs = questions().filter((q) => q.docs.length);
  const rank = async (name, rankDocs) => {
    let t1 = 0, t3 = 0; const misses = [];
    for (const q of qs) { const docs = await rankDocs(q.text); if (q.docs.includes(docs[0])) t1++; else misses.push(q.text.slice(0, 60)); if (docs.slice(0, 3).some((d) => q.docs.includes(d))) t3++; }
    console.log(name.padEnd(40), `first ${t1}/${qs.length} ${(100 * t1 / qs.length).toFixed(0)}%  three ${t3} ${(100 * t3 / qs.length).toFixed(0)}%`);
    return misses;
  };
  const uniqDocs = (list) => [...new Set(list.map((x) => x.document))];
  await rank('bm25', async (t) => uniqDocs(await search.search({ text: t, topK: 30 })));
  await rank('bm25+thesaurus', async (t) => uniqDocs(await search.search({ text: t, related: workplaceThesaurus(t).flatMap((m) => m.related), topK: 30 })));
  await rank('retrieve', async (t) => uniqDocs((await retrieve(t, { search, knowledge }, stubContext())).passages));
  await rank('retrieve none', async (t) => uniqDocs((await retrieve(t, { search, knowledge, thesaurus: () => [] }, stubContext())).passages));

  for (const C of [40]) for (const W of [[.2,.1,.4,.3],[.25,.15,.3,.3],[.2,.1,.3,.4],[.3,.1,.4,.2],[.2,.2,.4,.2],[.1,.2,.4,.3]]) {
    globalThis.C = C; globalThis.W = { search: W[0], passage: W[1], document: W[2], closeness: W[3] };
    await rank(`C${C} ${W}`, async (t) => uniqDocs((await retrieve(t, { search, knowledge }, stubContext())).passages));
  }
}, 600000);
