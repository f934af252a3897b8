import { AgentError } from '../../model/failure.ts';
import { isJsonObject, isList, type Json } from '../../model/json.ts';
import type { KnowledgeSource } from './load/load-knowledge.io.ts';

/** What a knowledge bot is asked. */
export interface KnowledgeInput {
  readonly question: string;
  /** Folders to answer from in place of the bot's own. */
  readonly knowledge?: KnowledgeSource;
  /** Names of the bases to ask; all of them where it is missing. */
  readonly bases?: readonly string[];
}

/**
 * Reads a question: a text, or `{ question, knowledge, bases }`.
 *
 * @throws AgentError of kind `agent` that says what is wrong with anything else
 */
export function readKnowledgeInput(input: Json): KnowledgeInput {
  if (typeof input === 'string') return { question: input };
  if (!isJsonObject(input)) throw wrong(`The input is ${nameOf(input)}, and not a question.`);
  const { question, knowledge, bases, ...unknown } = input;
  const [key] = Object.keys(unknown);
  if (key !== undefined) throw wrong(`The input has "${key}", which nothing reads.`);
  if (typeof question !== 'string')
    throw wrong(`The "question" of the input is ${nameOf(question)}, and not a text.`);
  if (knowledge !== undefined && !isSource(knowledge))
    throw wrong('The "knowledge" of the input is neither a folder nor a folder for each base.');
  if (bases !== undefined && !isNames(bases)) throw wrong('The "bases" of the input are no list of names.');
  return { question, ...(knowledge !== undefined && { knowledge }), ...(bases !== undefined && { bases }) };
}

function wrong(what: string): AgentError {
  return new AgentError('agent', `${what} Give a text, or { question, knowledge, bases }.`);
}

function isSource(value: Json): value is string | Readonly<Record<string, string>> {
  if (typeof value === 'string') return true;
  return isJsonObject(value) && Object.values(value).every((folder) => typeof folder === 'string');
}

function isNames(value: Json): value is readonly string[] {
  return isList(value) && value.length > 0 && value.every((name) => typeof name === 'string');
}

function nameOf(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return isList(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
