import type { AgentContext } from 'agent-eval';
import type { Answer } from './answer-schema.ts';
import { type Category, teams } from './categories.ts';
import { askForMore, draftReply } from './draft-reply.ts';
import { kbLookup, readPage } from './kb-lookup.ts';
import type { Language } from './language-of.ts';
import type { Message } from './message-schema.ts';
import type { Priority } from './priority-of.ts';
import { type Reading, readMessage } from './read-message.ts';
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

/** Classifies a message with `decide`, looks up help, opens a ticket where one is needed, and drafts the reply. */
export async function triageMessage(
  message: Message,
  context: AgentContext,
  decide: (reading: Reading) => Decision,
): Promise<Answer> {
  const reading = readMessage(message, context);
  const decision = await context.trace.span('node', 'classify', {}, (span) => {
    const made = decide(reading);
    span.set({ category: made.category, confidence: made.confidence });
    return made;
  });
  const { escalation, needsTicket: _, ...kept } = decision;
  if (escalation !== null) context.trace.event('escalated', { reason: escalation });
  const found = {
    ...kept,
    also: [...decision.also],
    route: teamOf(decision),
    escalated: escalation !== null,
    reason: escalation,
  };
  if (reading.text === '') return { ...found, text: askForMore(reading.name), ticket: null };
  const hint = await hintFor(reading, decision, context);
  const ticket = await ticketFor(reading, decision, context);
  const text = await context.trace.span('node', 'draft', {}, () =>
    draftReply({ ...found, team: found.route, name: reading.name, order: reading.order, hint, ticket }),
  );
  return { ...found, text, ticket };
}

function teamOf({ category, escalation }: Decision): string {
  return escalation !== null && category === 'other' ? 'human-triage' : teams[category];
}

/** The help page is told once a conversation. */
async function hintFor(
  { last }: Reading,
  { category }: Decision,
  { tools }: AgentContext,
): Promise<string | null> {
  if (last?.category === category) return null;
  return readPage(await tools.call(kbLookup, { category })).hint;
}

/** A follow-up stays with the ticket that the conversation has. */
async function ticketFor(
  { text, last }: Reading,
  decision: Decision,
  { tools }: AgentContext,
): Promise<string | null> {
  const { category, priority, needsTicket } = decision;
  if (last?.category === category && last.ticket !== null) return last.ticket;
  if (!needsTicket) return null;
  const summary = redact(text).replace(/\s+/g, ' ').slice(0, 120);
  return readTicket(await tools.call(ticketCreate, { category, priority, team: teamOf(decision), summary }));
}
