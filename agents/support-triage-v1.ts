import { defineAgent } from 'agent-eval';
import { answerSchema } from './support-triage/answer-schema.ts';
import type { Category } from './support-triage/categories.ts';
import { matchRules, type Rules } from './support-triage/match-rules.ts';
import { messageSchema } from './support-triage/message-schema.ts';
import type { Reading } from './support-triage/read-message.ts';
import { type Decision, triageMessage } from './support-triage/triage-message.ts';

/** First version of a support desk: the first keyword that occurs decides. */
export default defineAgent({
  name: 'support-triage-v1',
  version: '1.3.0',
  input: messageSchema,
  output: answerSchema,
  parts: { tools: ['kb.lookup', 'ticket.create'], nodes: ['classify', 'draft'] },
  run: (message, context) => triageMessage(message, context, decide),
});

const rules: Rules<Category> = [
  ['security', /hack|phishing|vulnerab|fraud|stolen|suspicious/],
  ['refund', /refund|money|reimburs|return (it|them|the|label)/],
  ['cancellation', /cancel|unsubscribe|(close|delete) my account|terminate|renewal/],
  ['billing', /invoice|charge|bill|payment|receipt|vat\b|price/],
  ['delivery', /parcel|package|deliver|shipping|shipment|tracking|courier|order/],
  ['account-access', /password|log ?in|sign in|locked|two-factor|2fa/],
  ['bug', /crash|error|bug|broken|not (work|load)|freez|slow|down\b|wrong|empty/],
  [
    'feature-request',
    /feature|would be (great|nice|a great)|(please|could you) add|suggest|integration|roadmap/,
  ],
];

function decide({ text, last }: Reading): Decision {
  const found = matchRules(rules, text);
  const category = found ?? last?.category ?? 'other';
  return {
    category,
    confidence: found === null ? 0.3 : 0.8,
    priority: priorityOf(text, category),
    also: [],
    language: 'en',
    escalation: text !== '' && found === null && last === null ? 'no keyword was found' : null,
    needsTicket: true,
  };
}

function priorityOf(text: string, category: Category): Decision['priority'] {
  if (/urgent|asap|immediately/i.test(text)) return 'urgent';
  if (category === 'security') return 'high';
  return category === 'feature-request' || category === 'other' ? 'low' : 'normal';
}
