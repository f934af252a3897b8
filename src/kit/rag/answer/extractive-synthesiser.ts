import type { RetrievedPassage } from '../../../model/retrieval.ts';
import type { KnowledgeBase } from '../knowledge.ts';
import { askedTerms } from '../retrieve/asked-term.ts';
import { corpusOf } from '../retrieve/corpus.ts';
import type { Thesaurus } from '../retrieve/create-thesaurus.ts';
import { mendTerms } from '../retrieve/mend-terms.ts';
import { splitQuestion } from '../retrieve/split-question.ts';
import { workplaceThesaurus } from '../retrieve/workplace-thesaurus.ts';
import { chooseSentences } from './choose-sentences.ts';
import { quotableSentences } from './quotable-sentences.ts';
import { type PlacedSentence, quoteSentences } from './quote-sentences.ts';
import type { Synthesiser } from './synthesiser.ts';

/**
 * Answers with the sentences of the passages that answer, word for word: no model, nothing that could be made up.
 *
 * Sentences are chosen by how much of the question they have, by whether they hold the kind of thing that it asks for, and
 * by their passage; where several things are asked each gets its own. A sentence that leans on its neighbour is quoted
 * with it. What may not be repeated is left out (`quotableSentences`).
 *
 * @param knowledge - the bases that the passages are from: they tell which words are rare
 */
export function createExtractiveSynthesiser(
  knowledge: readonly KnowledgeBase[],
  thesaurus: Thesaurus = workplaceThesaurus,
): Synthesiser {
  return (question, passages) => {
    const corpus = corpusOf(knowledge);
    const sentences = passages.flatMap(placeSentences);
    const parts = splitQuestion(question);
    const chosen = new Set<number>();
    for (const part of parts) {
      const asked = mendTerms(askedTerms(part, corpus), corpus, thesaurus(part));
      for (const index of chooseSentences(part, asked, sentences, parts.length > 1 ? 2 : 4))
        chosen.add(index);
    }
    return quoteSentences(sentences, [...chosen].slice(0, mostSentences));
  };
}

const mostSentences = 6;

function placeSentences(passage: RetrievedPassage, rank: number): PlacedSentence[] {
  return quotableSentences(passage).map((sentence) => ({ passage, rank, sentence }));
}
