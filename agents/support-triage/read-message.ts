import type { AgentContext } from 'agent-eval';
import { type Category, teams } from './categories.ts';
import type { Message } from './message-schema.ts';
import { redact } from './redact.ts';

/** What there is to decide on: a message, and what was said before it. */
export interface Reading {
  /** Without log lines and control characters, at most 5,000 characters. */
  readonly text: string;
  readonly plan: string | null;
  /** First name, where the field holds one. */
  readonly name: string | null;
  /** Number of the order that the customer spoke of last, in this message or before. */
  readonly order: string | null;
  /** Texts of the customer's earlier messages in this conversation, oldest first. */
  readonly earlier: readonly string[];
  /** What the answer before this one was about, and its ticket. */
  readonly last: { readonly category: Category; readonly ticket: string | null } | null;
}

/** Reads a message together with the conversation that it belongs to. */
export function readMessage(message: Message, { conversation }: AgentContext): Reading {
  const customer = typeof message === 'string' ? undefined : message.customer;
  const text = textOf(message);
  const earlier = conversation.history.map(({ input }) => textOf(input));
  return {
    text,
    plan: customer?.plan ?? null,
    name: firstName(customer?.name ?? ''),
    order: orderNumber([...earlier, text]),
    earlier,
    last: lastAnswer(conversation.history.at(-1)?.output),
  };
}

function textOf(input: unknown): string {
  const text = typeof input === 'object' && input !== null && 'message' in input ? input.message : input;
  if (typeof text !== 'string') return '';
  const lines = text.split(/[\n\r]+/).filter((line) => !logLine.test(line));
  return shortened(
    lines
      .join('\n')
      .replace(/[^\P{C}\n]+/gu, ' ')
      .trim(),
  );
}

/** A pasted line that begins with a time says nothing about what its sender wants. */
const logLine = /^\s*\[?(\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d)/;

/** People put what they want first or last. */
function shortened(text: string): string {
  return text.length <= 5000 ? text : `${text.slice(0, 4000)}\n${text.slice(-999)}`;
}

function lastAnswer(output: unknown): Reading['last'] {
  if (typeof output !== 'object' || output === null || !('category' in output)) return null;
  const { category } = output;
  const ticket = 'ticket' in output && typeof output.ticket === 'string' ? output.ticket : null;
  return isCategory(category) ? { category, ticket } : null;
}

function isCategory(value: unknown): value is Category {
  return typeof value === 'string' && Object.hasOwn(teams, value);
}

/** A name is repeated only where it looks like one: the field may hold anything that a form let through. */
function firstName(name: string): string | null {
  return /^\p{Lu}[\p{L}\p{M}'’-]{0,29}(?=$|\s\p{Lu})/u.exec(name.trim())?.[0] ?? null;
}

/** Cards and phone numbers are taken out first, so that no part of one is taken for an order. */
function orderNumber(texts: readonly string[]): string | null {
  const pattern =
    /(?:\b(?:order|bestellung|pedido|commande)\b[^\d#\n]{0,12}#?|#)((?:[A-Z]{1,3}-)?\d{4,8})(?![\d\p{L}])/giu;
  return [...redact(texts.join('\n')).matchAll(pattern)].at(-1)?.[1] ?? null;
}
