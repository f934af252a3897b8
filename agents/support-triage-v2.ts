import { defineAgent } from 'agent-eval';
import { answerSchema } from './support-triage/answer-schema.ts';
import { type Category, categories } from './support-triage/categories.ts';
import { trainClassifier } from './support-triage/classifier.ts';
import { examples } from './support-triage/examples.ts';
import { languageOf } from './support-triage/language-of.ts';
import { messageSchema } from './support-triage/message-schema.ts';
import { priorityOf } from './support-triage/priority-of.ts';
import type { Reading } from './support-triage/read-message.ts';
import { type Decision, triageMessage } from './support-triage/triage-message.ts';

/** Second version of a support desk: learnt from examples, and hands over to a person where it is not sure. */
export default defineAgent({
  name: 'support-triage-v2',
  version: '2.0.0',
  input: messageSchema,
  output: answerSchema,
  parts: { tools: ['kb.lookup', 'ticket.create'], nodes: ['classify', 'draft'] },
  run: (message, context) => triageMessage(message, context, decide),
});

const classify = trainClassifier(examples);

/** Under either of these a guess is not acted upon. */
const leastConfidence = 0.35;
const leastMargin = 0.12;

/** What a later message of a conversation must reach alone to change the subject. */
const newTopicConfidence = 0.7;

function decide(reading: Reading): Decision {
  const language = languageOf(reading.text);
  const guess = guessOf(reading);
  const also = topicsOf(reading.text).filter((topic) => topic !== guess.category);
  const category = also.includes('security') ? 'security' : guess.category;
  const escalation = escalationOf(reading.text, guess.sure, language);
  return {
    category,
    confidence: Math.round(guess.confidence * 1000) / 1000,
    priority: priorityOf(reading.text, category, reading.plan),
    also: [...new Set([...also, guess.category])].filter((topic) => topic !== category && topic !== 'other'),
    language,
    escalation,
    needsTicket: escalation !== null || category !== 'other',
  };
}

interface Topic {
  readonly category: Category;
  readonly confidence: number;
  readonly sure: boolean;
}

/** A follow-up such as "it is order 48213" says little by itself: it is read together with what came before. */
function guessOf({ text, earlier, last }: Reading): Topic {
  const plain = text.replace(asksForPerson, ' ');
  const alone = topicOf(plain);
  if (last === null) return alone;
  if (alone.sure && alone.confidence >= newTopicConfidence) return alone;
  const together = topicOf([...earlier.slice(-1), plain].join('\n'));
  return together.sure && together.category === alone.category
    ? together
    : { category: last.category, confidence: together.confidence, sure: true };
}

function topicOf(text: string): Topic {
  const { label, confidence, margin, known } = classify(text);
  const sure = confidence >= leastConfidence && margin >= leastMargin && known >= 0.3;
  return { category: sure ? label : 'other', confidence, sure };
}

/** What the sentences are about where they say it clearly; a message may hold several wishes. */
function topicsOf(text: string): Category[] {
  const sentences = text.split(/[.!?;\n]+\s*/).filter((sentence) => /\S+\s+\S+\s+\S+/.test(sentence));
  if (sentences.length < 2) return [];
  const found = new Set(
    sentences
      .slice(0, 30)
      .map(topicOf)
      .filter(({ sure, confidence }) => sure && confidence >= 0.55)
      .map(({ category }) => category),
  );
  return categories.filter((category) => category !== 'other' && found.has(category));
}

function escalationOf(text: string, sure: boolean, language: Decision['language']): string | null {
  if (text === '') return null;
  if (givesOrders.test(text)) return 'the message tries to give the assistant orders';
  if (language === 'unknown') return 'written in a language that the desk does not read';
  if (asksForPerson.test(text)) return 'asks for a person';
  return sure ? null : 'not sure what it is about';
}

const givesOrders =
  /\b(ignore|disregard|forget)\b.{0,40}\b(instructions?|rules|prompt)\b|\bsystem prompt\b|\byou are now\b|^\s*system\s*:/im;
const asksForPerson =
  /\b(speak|talk) (to|with) (a |an )?(human|real person|person|manager|supervisor|agent)\b|\breal person\b/i;
