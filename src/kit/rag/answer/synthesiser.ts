import type { AgentContext } from '../../../model/agent.ts';
import type { RetrievedPassage } from '../../../model/retrieval.ts';

/** An answer before it was checked. */
export interface DraftAnswer {
  /** Empty where the passages do not answer the question: the bot then abstains. */
  readonly text: string;
  readonly citations: readonly DraftCitation[];
}

export interface DraftCitation {
  /** Id of one of the passages. */
  readonly id: string;
  /** Word for word from its text. */
  readonly quote: string;
}

/**
 * Makes an answer from passages, best first. What it says is checked afterwards: a claim that no passage supports is warned
 * of, and a citation that does not exist is dropped.
 */
export type Synthesiser = (
  question: string,
  passages: readonly RetrievedPassage[],
  context: AgentContext,
) => DraftAnswer | Promise<DraftAnswer>;
