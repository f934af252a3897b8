import type { AgentContext } from '../../../model/agent.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { AnswerWarning, RetrievedPassage } from '../../../model/retrieval.ts';
import { attribute } from '../../../model/span.ts';
import type { KnowledgeBase, Passage, ScoredPassage, Search } from '../knowledge.ts';
import { checkHits } from '../search/check-hits.ts';
import { choosePassages } from './choose-passages.ts';
import { confidenceOf, type EvidenceSigns, signsOf } from './confidence.ts';
import { type Corpus, corpusOf } from './corpus.ts';
import type { Thesaurus } from './create-thesaurus.ts';
import type { Evidence } from './evidence.ts';
import { rankEvidence } from './rank-evidence.ts';
import { firstQuery, type Query, refinements } from './refine-query.ts';
import { workplaceThesaurus } from './workplace-thesaurus.ts';

export interface RetrieveOptions {
  readonly search: Search;
  /** What the search looks through: their words tell how rare, known and well covered the words of a question are. */
  readonly knowledge: readonly KnowledgeBase[];
  /** Names of the bases to search; all of them where it is missing. */
  readonly bases?: readonly string[];
  /** Below it the query is refined and the search repeated: 0…1, 0.7 unless given. */
  readonly minConfidence?: number;
  /** At most so many searches; 3 unless given, and never more than there are ways to refine a query, which is 3. */
  readonly maxIterations?: number;
  /** At most so many passages; 3 unless given. */
  readonly topK?: number;
  /** Other words for what is asked; those of working life unless given. */
  readonly thesaurus?: Thesaurus;
}

/** What a retrieval found. */
export interface Retrieval {
  /** Best first, at most `topK`; scores are 0…1 and compare over bases. */
  readonly passages: readonly RetrievedPassage[];
  /** How likely it is that the best passages answer the question, 0…1; 0 where there are none. */
  readonly confidence: number;
  /** Searches that really ran. */
  readonly iterations: number;
  /** What the search had to tell. */
  readonly warnings: readonly AnswerWarning[];
}

/**
 * Finds the passages that answer a question, and asks again in other words while they are not good enough.
 *
 * Leaves one span `retrieval` with the final passages, and inside it one for each iteration with its query, why the query
 * was refined, its passages and its confidence. It ends after `maxIterations`, or sooner when no refinement is left that
 * would ask something new.
 *
 * @throws whatever the search throws; AgentError of kind `output` where it gives anything but passages
 */
export function retrieve(
  question: string,
  options: RetrieveOptions,
  context: AgentContext,
): Promise<Retrieval> {
  const attributes = { [attribute.operation]: 'retrieval', [attribute.query]: question };
  return context.trace.span('retrieval', 'retrieval', attributes, async (span) => {
    const retrieval = await iterate(question, options, context);
    span.set({
      [attribute.documents]: retrieval.passages.map(recordOf),
      [attribute.confidence]: retrieval.confidence,
      [attribute.iterations]: retrieval.iterations,
    });
    return retrieval;
  });
}

async function iterate(
  question: string,
  options: RetrieveOptions,
  context: AgentContext,
): Promise<Retrieval> {
  const {
    minConfidence = 0.7,
    maxIterations = 3,
    thesaurus = workplaceThesaurus,
    bases,
    knowledge,
  } = options;
  const corpus = corpusOf(bases ? knowledge.filter(({ name }) => bases.includes(name)) : knowledge);
  const state: State = { pool: new Map(), warnings: new Map(), corpus, options, context };
  let last = await runIteration(firstQuery(question, corpus), 1, state);
  let best = last;
  let iterations = 1;
  const tried = new Set([keyOf(last.query)]);
  for (const refine of refinements) {
    if (best.confidence >= minConfidence || iterations >= maxIterations) break;
    const query = refine({ corpus, thesaurus, last: last.query, found: last.found });
    if (!query || tried.has(keyOf(query))) continue;
    tried.add(keyOf(query));
    last = await runIteration(query, ++iterations, state);
    if (last.confidence > best.confidence) best = last;
  }
  const { passages, confidence } = best;
  return { passages, confidence, iterations, warnings: [...state.warnings.values()] };
}

interface State {
  /** What was found so far, by part of the question and passage, with the best relative score. */
  readonly pool: Map<string, Evidence>;
  readonly warnings: Map<string, AnswerWarning>;
  readonly corpus: Corpus;
  readonly options: RetrieveOptions;
  readonly context: AgentContext;
}

interface Iteration {
  readonly query: Query;
  /** Ranked passages for each part of the query. */
  readonly found: readonly (readonly Evidence[])[];
  readonly passages: readonly RetrievedPassage[];
  /** Of each part; null where nothing was found for it. */
  readonly signs: readonly (EvidenceSigns | null)[];
  readonly confidence: number;
}

/** Two queries that search for the same are one. */
function keyOf({ parts }: Query): string {
  return JSON.stringify(parts.map(({ text, related }) => [text.toLowerCase(), related]));
}

function runIteration(query: Query, number: number, state: State): Promise<Iteration> {
  const attributes = {
    [attribute.operation]: 'retrieval',
    [attribute.query]: query.parts.map(({ text, related }) => [text, ...related].join(' ')).join(' | '),
    ...(query.reason === '' ? {} : { [attribute.refinedBecause]: query.reason }),
  };
  return state.context.trace.span('retrieval', `iteration ${number}`, attributes, async (span) => {
    const iteration = await searchAll(query, state);
    span.set({
      [attribute.documents]: iteration.passages.map(recordOf),
      [attribute.confidence]: iteration.confidence,
      [attribute.signs]: iteration.signs.map((signs) => signs && { ...signs }),
    });
    return iteration;
  });
}

/** Everything found before is ranked again with what is found now, so that no good evidence is lost. */
async function searchAll(query: Query, state: State): Promise<Iteration> {
  const { corpus, options, context } = state;
  const { search, bases, topK = 3 } = options;
  for (const { text, related } of query.parts) {
    const warn = (warning: AnswerWarning): void => void state.warnings.set(warning.code, warning);
    const limits = { topK: Math.max(leastCandidates, topK * 4), ...(bases && { bases }) };
    const hits = checkHits(
      await search.search({ text, related, warn, ...limits }, context),
      search.name,
      limits.topK,
    );
    const top = Math.max(0, ...hits.map(({ score }) => score)) || 1;
    for (const hit of hits) {
      const score = Math.max(state.pool.get(hit.id)?.score ?? 0, hit.score / top);
      state.pool.set(hit.id, { passage: ownPassage(hit, corpus), score });
    }
  }
  const pool = [...state.pool.values()];
  const found = query.parts.map(({ asked }) => rankEvidence(pool, asked, corpus));
  const signs = query.parts.map(({ asked }, index) => signsOf(asked, found[index] ?? [], corpus));
  const passages = choosePassages(found, topK);
  return { query, found, passages, signs, confidence: blend(signs) };
}

const leastCandidates = 40;

/** What was read of a passage before is known by the object that the base holds. */
function ownPassage(hit: ScoredPassage, corpus: Corpus): Passage {
  const own = corpus.passage(hit.id);
  return own?.text === hit.text ? own : hit;
}

/** Of several questions in one each counts alike. */
function blend(signs: readonly (EvidenceSigns | null)[]): number {
  const sum = signs.reduce((total, one) => total + (one ? confidenceOf(one) : 0), 0);
  return signs.length === 0 ? 0 : sum / signs.length;
}

function recordOf(passage: RetrievedPassage): JsonObject {
  return { ...passage };
}
