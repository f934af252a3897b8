import { AgentError, type ErrorKind } from '../../model/failure.ts';
import { isJson, type Json } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { excerpt } from '../excerpt.ts';
import { claimsToBeMessage, type Message, readMessage, spansOf } from './protocol.ts';

/** What a process wrote to standard output, understood. */
export interface ProcessAnswer {
  readonly spans: readonly Span[];
  readonly result:
    | { readonly output: Json }
    | { readonly error: { readonly kind: ErrorKind; readonly message: string } };
}

/**
 * Understands all that a process wrote to standard output in one trial.
 *
 * One JSON value is the output; lines of the protocol (`span`, `output`, `error`) are read as such; anything else is
 * a text, without the line break at its end. Nothing at all is null.
 *
 * @throws AgentError of kind `output` for bytes that are not UTF-8, and for lines of the protocol that are broken,
 *   mixed with others, or without a result
 */
export function readOutput(bytes: Uint8Array): ProcessAnswer {
  const text = decode(bytes);
  if (text === '') return { spans: [], result: { output: null } };
  const value = parse(text);
  if (value !== undefined && !claimsToBeMessage(value)) return { spans: [], result: { output: value } };
  const messages = readMessages(text);
  return messages === null
    ? { spans: [], result: { output: text.replace(/\r?\n$/, '') } }
    : answerFrom(messages);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AgentError('output', 'Standard output is not UTF-8 text.');
  }
}

function readMessages(text: string): Message[] | null {
  // The search is cheap and spares most answers being parsed line by line.
  if (!/"type"\s*:\s*"(span|output|error)"/.test(text)) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(parse);
  if (!values.some(claimsToBeMessage)) return null;
  return values.map((value, index) => {
    if (claimsToBeMessage(value)) return readMessage(value, lines[index]);
    throw new AgentError(
      'output',
      `Standard output mixes lines of the protocol with others, such as: ${excerpt(lines[index] ?? '')}. Write logs to standard error.`,
    );
  });
}

function answerFrom(messages: readonly Message[]): ProcessAnswer {
  const spans = spansOf(messages.flatMap((message) => (message.type === 'span' ? [message.span] : [])));
  const results = messages.filter((message) => message.type !== 'span');
  const [result] = results;
  if (result === undefined || results.length > 1) {
    throw new AgentError(
      'output',
      `Standard output holds ${results.length} lines of type "output" or "error"; there must be one.`,
    );
  }
  return { spans, result: result.type === 'output' ? { output: result.output } : { error: result.error } };
}

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
