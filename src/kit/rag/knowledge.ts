import type { AgentContext } from '../../model/agent.ts';
import type { AnswerWarning, RetrievedPassage } from '../../model/retrieval.ts';

/** A piece of a page that can be found, read and cited on its own. */
export interface Passage extends Omit<RetrievedPassage, 'score'> {
  /** What the page says it is about, from its front matter; often empty. */
  readonly keywords: readonly string[];
}

/** A passage and how well it answers: comparable within one search over all bases, more is better. */
export interface ScoredPassage extends Passage {
  readonly score: number;
}

/** A page that was left out, or read in part, and what to do about it. */
export interface PageProblem {
  /** Relative to the folder of the base, with `/`. */
  readonly file: string;
  readonly message: string;
  readonly fix: string;
}

/** The pages of one folder, cut into passages. */
export interface KnowledgeBase {
  readonly name: string;
  /** In the order of the pages' ids, and within a page as they stand. */
  readonly passages: readonly Passage[];
  /** How many pages gave at least one passage. */
  readonly documents: number;
  readonly problems: readonly PageProblem[];
  /** The same for the same pages, whenever and wherever they were read. */
  readonly digest: string;
}

export interface SearchQuery {
  /** The question, or any words of it: free text. */
  readonly text: string;
  /** Words that were not asked but may lead further, such as synonyms; they count for less than those of `text`. */
  readonly related?: readonly string[];
  /** Names of the bases to search; all of them where it is missing. */
  readonly bases?: readonly string[];
  /** At most so many passages. */
  readonly topK: number;
  /** Told what readers of an answer must know, such as that another way to search had to step in (`search-fallback`). */
  readonly warn?: (warning: AnswerWarning) => void;
}

/** A way to find passages: by words, by vectors, or by a service of your own. */
export interface Search {
  readonly name: string;
  /** Passages that have to do with the query, best first; none where nothing does. */
  search(
    query: SearchQuery,
    context?: AgentContext,
  ): readonly ScoredPassage[] | Promise<readonly ScoredPassage[]>;
}
