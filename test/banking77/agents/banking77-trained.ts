import { trainClassifier } from '../../../agents/support-triage/classifier.ts';
import { intents } from '../intents.ts';

const intentOf = trainClassifier(intents);

/** Names the intent of a question to a bank, learnt from eight or nine phrasings of each. */
// biome-ignore lint/style/noDefaultExport: an agent is the default export of its file.
export default function classify(input: { readonly text: string }) {
  const { label, confidence, second } = intentOf(input.text);
  return { intent: label, confidence, second };
}
