import { isJsonObject, isList, type Json } from '../../../../model/json.ts';

/** A message to or of a model; a role of null: it does not say who spoke. */
export interface ShownMessage {
  readonly role: string | null;
  /** A text, or what a message holds that is none. */
  readonly content: Json;
}

/**
 * Messages as they stand in attributes of OpenTelemetry: a list of `{ role, parts }` or `{ role, content }`, maybe as
 * JSON in a text. Anything else is one message.
 */
export function readMessages(value: Json): ShownMessage[] {
  const messages = typeof value === 'string' ? parsed(value) : value;
  return isList(messages) ? messages.map(readMessage) : [readMessage(messages)];
}

function parsed(text: string): Json {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readMessage(message: Json): ShownMessage {
  if (!isJsonObject(message)) return { role: null, content: message };
  const { role, parts, content, ...rest } = message;
  if (typeof role !== 'string') return { role: null, content: textOf(message) };
  const said = parts ?? content ?? null;
  const text = isList(said) ? joined(said) : textOf(said);
  const isAll = Object.keys(rest).every((key) => key === 'finish_reason' || key === 'name');
  return { role, content: isAll ? text : message };
}

/** Parts that are all texts read as one. */
function joined(parts: readonly Json[]): Json {
  const texts = parts.map(textOf);
  return texts.every((text) => typeof text === 'string') ? texts.join('\n') : parts;
}

function textOf(part: Json): Json {
  if (!isJsonObject(part)) return part;
  const { type = 'text', text, content } = part;
  return type === 'text' ? (text ?? content ?? part) : part;
}
