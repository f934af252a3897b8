import type { AgentContext } from 'agent-eval';
import type { Answer } from './answer-schema.ts';
import { type Category, teams } from './categories.ts';
import { askForMore, draftReply } from './draft-reply.ts';
import { kbLookup, readPage } from './kb-lookup.ts';
import type { Language } from './language-of.ts';
import type { Message } from './message-schema.ts';
import type { Priority } from './priority-of.ts';
import { redact } from './redact.ts';
import { readTicket, ticketCreate } from './ticket-create.ts';

/** What a version of the agent decides about a message; all the rest is the same for every version. */
export interface Decision {
  readonly category: Category;
  readonly confidence: number;
  readonly priority: Priority;
  readonly also: readonly Category[];
  readonly language: Language;
  /** Why a person must read it; null where none has to. */
  readonly escalation: string | null;
  /** Whether somebody has to do something about it. */
  readonly needsTicket: boolean;
}

export interface Reading {
  readonly text: string;
  readonly plan: string | null;
  /** Texts of the customer's earlier messages in this conversation, oldest first. */
  readonly earlier: readonly string[];
  /** Category of the answer before this one. */
  readonly lastCategory: Category | null;
}

/** Classifies a message with `decide`, looks up help, opens a ticket where one is needed, and drafts the reply. */
export async function triageMessage(
  message: Message,
  context: AgentContext,
  decide: (reading: Reading) => Decision,
): Promise<Answer> {
  const reading = read(message, context);
  const name = firstName(message);
  const decision = await context.trace.span('node', 'classify', {}, (span) => {
    const made = decide(reading);
    span.set({ category: made.category, confidence: made.confidence });
    return made;
  });
  const { category, priority, language } = decision;
  const escalated = decision.escalation !== null;
  const team = escalated && category === 'other' ? 'human-triage' : teams[category];
  const fixed = {
    category,
    priority,
    route: team,
    confidence: decision.confidence,
    also: [...decision.also],
  };
  if (escalated) context.trace.event('escalated', { reason: decision.escalation });
  const rest = { ...fixed, escalated, reason: decision.escalation, language };
  if (reading.text === '') return { ...rest, text: askForMore(name), ticket: null };
  const page = readPage(await context.tools.call(kbLookup, { category }));
  const summary = redact(reading.text).replace(/\s+/g, ' ').slice(0, 120);
  const ticket = decision.needsTicket
    ? readTicket(await context.tools.call(ticketCreate, { category, priority, team, summary }))
    : null;
  const order = orderNumber([...reading.earlier, reading.text]);
  const text = await context.trace.span('node', 'draft', {}, () =>
    draftReply({ category, language, team, name, order, ticket, hint: page.hint, escalated }),
  );
  return { ...rest, text, ticket };
}

function read(message: Message, { conversation }: AgentContext): Reading {
  const last = conversation.history.at(-1)?.output;
  return {
    text: textOf(message),
    plan: typeof message === 'string' ? null : (message.customer?.plan ?? null),
    earlier: conversation.history.map(({ input }) => textOf(input)),
    lastCategory: categoryIn(last),
  };
}

function textOf(input: unknown): string {
  const text = typeof input === 'object' && input !== null && 'message' in input ? input.message : input;
  return typeof text === 'string' ? shortened(text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()) : '';
}

/** People put what they want first or last; a pasted log between costs time and tells nothing. */
function shortened(text: string): string {
  return text.length <= 5000 ? text : `${text.slice(0, 4000)}\n${text.slice(-1000)}`;
}

function categoryIn(output: unknown): Category | null {
  if (typeof output !== 'object' || output === null || !('category' in output)) return null;
  const { category } = output;
  return isCategory(category) ? category : null;
}

function isCategory(value: unknown): value is Category {
  return typeof value === 'string' && Object.hasOwn(teams, value);
}

/** A name is repeated only where it looks like one: the field may hold anything that a form let through. */
function firstName(message: Message): string | null {
  const name = typeof message === 'string' ? '' : (message.customer?.name ?? '');
  return /^\p{Lu}[\p{L}\p{M}'’-]{0,29}(?=$|\s\p{Lu})/u.exec(name.trim())?.[0] ?? null;
}

/** The order that the customer spoke of last. Cards are taken out first, so that no part of one is repeated. */
function orderNumber(texts: readonly string[]): string | null {
  const pattern =
    /(?:\b(?:order|bestellung|pedido|commande)\b[^\d#\n]{0,12}#?|#)((?:[A-Z]{1,3}-)?\d{4,8})(?![\d\p{L}])/giu;
  return [...redact(texts.join('\n')).matchAll(pattern)].at(-1)?.[1] ?? null;
}
