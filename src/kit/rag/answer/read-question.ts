import { findPersonalData } from '../../../text/find-personal-data.ts';
import { speaksToBot } from './speaks-to-bot.ts';

export interface ReadQuestion {
  /** What is asked, without orders to the bot and control characters; empty where nothing is left. */
  readonly text: string;
  /** Whether there was something in it that speaks to the bot. */
  readonly hadOrders: boolean;
  /** Whether its middle was left out because it was too long. */
  readonly wasShortened: boolean;
}

/**
 * What a text asks, made fit for a search: of bounded length, and without orders to whoever answers.
 */
export function readQuestion(text: string): ReadQuestion {
  const bounded = shortened(text)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\P{C}\n]+/gu, ' ');
  const sentences = bounded.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
  const asked = sentences.filter((sentence) => !speaksToBot(sentence));
  return {
    text: withoutPersonalData(asked.join(' ')).replace(/\s+/g, ' ').trim(),
    hadOrders: asked.length < sentences.length,
    wasShortened: text.length > mostCharacters,
  };
}

/** What people tell of themselves is no part of what they ask, and goes into no search and no trace. */
function withoutPersonalData(text: string): string {
  return [...findPersonalData(text)]
    .reverse()
    .reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text);
}

/** Longer than any question that somebody writes by hand. */
const mostCharacters = 4000;

/** People put what they want first or last. */
function shortened(text: string): string {
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters / 2)}\n${text.slice(-mostCharacters / 2)}`;
}
