import { graph, node } from 'agent-eval/kit';
import * as z from 'zod';

const input = z.object({ text: z.string().min(1) });
const words = node({ name: 'words', run: (call) => input.parse(call.input).text.trim().split(/\s+/) });
const longest = node({
  name: 'longest',
  after: [words],
  run: async ({ upstream, context }) => {
    const word = upstream.words.reduce((best, next) => (next.length > best.length ? next : best));
    const tokens = { 'gen_ai.usage.input_tokens': upstream.words.length, 'gen_ai.usage.output_tokens': 1 };
    const usage = { ...tokens, 'agent_eval.cost_usd': upstream.words.length / 1000 };
    return context.trace.span('chat', 'local', usage, () => context.clock.sleep(200).then(() => word));
  },
});
const nodes = [words, longest] as const;
/** An agent in two steps: checked input and output, results handed on by name, tokens and cost counted. */
const twoSteps = graph({ name: 'two-steps', input, nodes, output: ({ results }) => results.longest ?? null });
export default { ...twoSteps, output: z.string().max(30) };
