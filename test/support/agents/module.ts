import type { AgentContext } from '../../../src/model/agent.ts';
import type { Json } from '../../../src/model/json.ts';

/** Understands the inputs of the conformance table, in this process. */
export default async function agent(
  input: { do?: string; size?: number },
  context: AgentContext,
): Promise<Json> {
  switch (input.do) {
    case 'fail':
      throw new Error('the disk is full');
    case 'fail-kind':
      throw Object.assign(new Error('slow down'), { kind: 'rate-limit' });
    case 'hang':
      return new Promise((_, reject) => {
        context.signal.addEventListener('abort', () => reject(context.signal.reason));
      });
    case 'big':
      return 'x'.repeat(input.size ?? 0);
    case 'history':
      return { ...context.conversation, history: [...context.conversation.history] };
    default:
      return { echoed: JSON.parse(JSON.stringify(input)) };
  }
}
