import { askFromPassages } from './ask-from-passages.ts';
import { readModelAnswer } from './read-model-answer.ts';
import type { Synthesiser } from './synthesiser.ts';

export interface ModelSynthesiserOptions {
  /** A chat model, such as `gpt-4.1-mini`. */
  readonly model: string;
}

/**
 * Has a chat model answer in its own words, each sentence with the passages that it is taken from.
 *
 * Passages and question go to it as data, whatever they say. It is silent where the model says that the passages hold no
 * answer, and where its answer names none of them.
 */
export function createModelSynthesiser({ model }: ModelSynthesiserOptions): Synthesiser {
  return async (question, passages, { models }) => {
    if (passages.length === 0) return { text: '', citations: [] };
    const { text } = await models.chat({ model, messages: askFromPassages(question, passages) });
    return readModelAnswer(text, passages);
  };
}
