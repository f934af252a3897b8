/**
 * A piece of a document as a retrieval found it. Lists of these stand on spans `retrieval` under `attribute.documents`,
 * best first; judges read `id`, `text` and `score`, and a system that is not ours may leave out the rest.
 */
export interface RetrievedPassage {
  /** Base, document and heading: `hr/leave#sick-leave`; the opening of a document is `hr/leave`. */
  readonly id: string;
  readonly base: string;
  /** `hr/leave` */
  readonly document: string;
  /** Title of the document. */
  readonly title: string;
  /** Headings that lead to the passage, outermost first, joined by ` > `; empty for the opening of a document. */
  readonly heading: string;
  readonly text: string;
  /** Comparable within one retrieval, over all bases; more is better. */
  readonly score: number;
}

/** Where an answer has a sentence from. */
export interface Citation {
  /** Id of the passage. */
  readonly id: string;
  readonly base: string;
  readonly document: string;
  readonly heading: string;
  /** Stands word for word in the passage. */
  readonly quote: string;
}

/** What one must know before trusting an answer. */
export interface AnswerWarning {
  readonly code:
    | 'low-confidence'
    | 'several-bases'
    | 'nothing-found'
    | 'unsupported-claim'
    | 'search-fallback'
    | 'page-problems'
    | 'shortened-question'
    | 'refused';
  readonly message: string;
}

/** What a bot that answers from documents gives. Judges of the family `rag` read it by these names. */
export interface KnowledgeAnswer {
  readonly text: string;
  /** No passage was good enough, or the question is not one to answer; then there are no citations. */
  readonly abstained: boolean;
  /** How likely the answer is right, 0…1, calibrated. */
  readonly confidence: number;
  readonly citations: readonly Citation[];
  /** Share of the answer's claims that its passages support, 0…1; null: not applicable, and `groundednessReason` says why. */
  readonly groundedness: number | null;
  readonly groundednessReason?: string;
  /** Retrievals that really ran, 1…3; 0 where the question was declined before any. */
  readonly iterations: number;
  /** The best passages that were read, where the bot abstained: ids, best first. */
  readonly lookedAt: readonly string[];
  readonly warnings: readonly AnswerWarning[];
}
