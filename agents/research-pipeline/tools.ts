import type { Tool } from 'agent-eval';
import * as z from 'zod';
import { library } from './library.ts';
import { overlap, termsOf } from './terms.ts';

const searchSchema = z.strictObject({ query: z.string(), most: z.int().min(1) });
const citationsSchema = z.strictObject({ ids: z.array(z.string()) });

export const passageSchema = z.strictObject({ id: z.string(), year: z.int(), text: z.string() });
export type Passage = z.infer<typeof passageSchema>;

/** How long the services take. */
const searchMs = 800;
const citationsMs = 1500;

export const librarySearch: Tool = {
  name: 'library.search',
  description: 'Finds papers about a question, the best first.',
  permission: 'read',
  input: searchSchema,
  run: async (args, context) => {
    await context.clock.sleep(searchMs, context.signal);
    const { query, most } = searchSchema.parse(args);
    const terms = termsOf(query);
    return library
      .map(({ id, year, text }) => ({ id, year, text, score: overlap(terms, termsOf(text)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || b.year - a.year)
      .slice(0, most)
      .map(({ id, year, text }) => ({ id, year, text }));
  },
};

export const citationsLookup: Tool = {
  name: 'citations.lookup',
  description: 'Finds what papers cite, apart from each other.',
  permission: 'read',
  input: citationsSchema,
  run: async (args, context) => {
    await context.clock.sleep(citationsMs, context.signal);
    const { ids } = citationsSchema.parse(args);
    const cited = library.filter(({ id }) => ids.includes(id)).flatMap(({ cites }) => cites);
    return [...new Set(cited)].filter((id) => !ids.includes(id)).sort();
  },
};
