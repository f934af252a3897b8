import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readQuestion } from '../../src/kit/rag/answer/read-question.ts';
import type { KnowledgeBase, Search } from '../../src/kit/rag/knowledge.ts';
import { loadKnowledge } from '../../src/kit/rag/load/load-knowledge.io.ts';
import { type RetrieveOptions, retrieve } from '../../src/kit/rag/retrieve/retrieve.ts';
import { createBm25Search } from '../../src/kit/rag/search/create-bm25-search.ts';
import { attribute } from '../../src/model/span.ts';
import { stubContext } from './stub-context.ts';

/** One retrieval whose outcome is known. */
export interface ConfidenceSample {
  /** Number of the question: what is fitted on a question must not be checked on it. */
  readonly question: number;
  /** `removed`: a question that has an answer, asked of bases from which its pages were taken away. */
  readonly kind: 'answerable' | 'unanswerable' | 'removed';
  /** A page that answers is among the passages. */
  readonly isRight: boolean;
  readonly confidence: number;
  /** Signs of the iteration that the confidence is from, for each part of the question. */
  readonly signs: readonly Readonly<Record<string, number>>[];
}

interface Question {
  readonly text: string;
  /** Pages that answer; none where nothing does. */
  readonly documents: readonly string[];
}

/**
 * Retrievals for the questions of the sample cases.
 *
 * Each question that has an answer is asked twice: of all pages, and of all but those that answer. So there are as many
 * questions without an answer as with one, on the same subjects and in the same words.
 *
 * @param root - of the project
 */
export async function confidenceSamples(root: string): Promise<readonly ConfidenceSample[]> {
  const knowledge = await loadKnowledge(`${root}/agents/knowledge`);
  const search = await createBm25Search(knowledge);
  const samples: ConfidenceSample[] = [];
  for (const [question, { text, documents }] of sampleQuestions(root).entries()) {
    const kind = documents.length > 0 ? 'answerable' : 'unanswerable';
    const found = await ask(text, documents, { search, knowledge });
    samples.push(...found.map((one) => ({ ...one, question, kind }) as const));
    if (documents.length === 0) continue;
    const rest = { search: blindFor(documents, search), knowledge: withoutDocuments(knowledge, documents) };
    const foundThen = await ask(text, [], rest);
    samples.push(...foundThen.map((one) => ({ ...one, question, kind: 'removed' }) as const));
  }
  return samples;
}

/** Quicker than an index without the pages, and next to the same. */
function blindFor(documents: readonly string[], { name, search }: Search): Search {
  return {
    name,
    search: async (query) => {
      const hits = await search({ ...query, topK: query.topK + mostPassages });
      return hits.filter(({ document }) => !documents.includes(document)).slice(0, query.topK);
    },
  };
}

/** More passages than the pages of one question have. */
const mostPassages = 40;

async function ask(
  text: string,
  documents: readonly string[],
  options: RetrieveOptions,
): Promise<readonly Omit<ConfidenceSample, 'question' | 'kind'>[]> {
  const context = stubContext();
  const found = await retrieve(text, options, context);
  const isRight = found.passages.some(({ document }) => documents.includes(document));
  const iteration = context.spans.find(
    ({ label, attributes }) => label !== 'retrieval' && attributes[attribute.confidence] === found.confidence,
  );
  const signs = readSigns(iteration?.attributes[attribute.signs]);
  return signs.length === 0 ? [] : [{ isRight, confidence: found.confidence, signs }];
}

function readSigns(value: unknown): Readonly<Record<string, number>>[] {
  if (!Array.isArray(value)) return [];
  return value.filter((signs) => signs !== null);
}

function withoutDocuments(
  knowledge: readonly KnowledgeBase[],
  documents: readonly string[],
): readonly KnowledgeBase[] {
  return knowledge.map((base) => {
    const passages = base.passages.filter(({ document }) => !documents.includes(document));
    return passages.length === base.passages.length ? base : { ...base, passages };
  });
}

const files = ['policy-bot', 'policy-bot-wordings', 'policy-bot-silence'];

function sampleQuestions(root: string): readonly Question[] {
  return files.flatMap((file) => {
    const { cases } = parse(readFileSync(`${root}/cases/${file}.yaml`, 'utf8'));
    return cases.flatMap((one: SampleCase) => questionsOf(one, `${root}/cases`));
  });
}

interface SampleCase {
  readonly input: unknown;
  readonly dataset?: { readonly file: string };
  readonly matrix?: unknown;
  readonly expect?: readonly unknown[];
}

function questionsOf(
  { input, dataset, matrix, expect = [] }: SampleCase,
  folder: string,
): readonly Question[] {
  if (dataset) {
    const rows = readFileSync(`${folder}/${dataset.file}`, 'utf8').split('\n').filter(Boolean);
    return rows
      .map((row) => JSON.parse(row))
      .map(({ question, page }) => ({ text: question, documents: [documentOf(page)] }));
  }
  if (matrix || typeof input !== 'string') return [];
  const documents = [...new Set(expect.flatMap(pagesIn).map(documentOf))];
  const { text } = readQuestion(input);
  // A case that neither names a page nor is silent by default says nothing on what a retrieval should find.
  const isTelling = documents.length > 0 || expect.length === 0;
  return isTelling ? [{ text, documents }] : [];
}

/** Pages that a judge `cites`, `retrieved` or `context-recall` asks for. */
function pagesIn(use: unknown): readonly string[] {
  if (typeof use !== 'object' || use === null) return [];
  return Object.entries(use).flatMap(([judge, settings]) => {
    if (!['cites', 'retrieved', 'context-recall'].includes(judge)) return [];
    const pages = settings?.documents ?? settings?.value ?? settings;
    return [pages].flat().filter((page) => typeof page === 'string');
  });
}

function documentOf(page: string): string {
  return page.split('#')[0] ?? page;
}
