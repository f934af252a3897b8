import type { ChatReply, ChatRequest } from '../../src/model/agent.ts';
import type { Json } from '../../src/model/json.ts';
import type { JudgeModel } from '../../src/model/judge.ts';

export interface ScriptedJudge extends JudgeModel {
  readonly requests: ChatRequest[];
  readonly memory: Map<string, Json>;
}

/** A model that judges as a test says: a text as it is, anything else as JSON, an error thrown. */
export function scriptedJudge(
  reply: (request: ChatRequest, count: number) => Json | Error,
  parts: Partial<Pick<JudgeModel, 'usual' | 'remembered' | 'forgets'>> & {
    readonly costUsd?: number | null;
    readonly finish?: ChatReply['finish'];
  } = {},
): ScriptedJudge {
  const { costUsd = 0.25, finish = 'stop', ...others } = parts;
  const requests: ChatRequest[] = [];
  const memory = new Map<string, Json>();
  return {
    requests,
    memory,
    usual: 'j-1',
    async chat(request) {
      requests.push(request);
      const said = reply(request, requests.length);
      if (said instanceof Error) throw said;
      const text = typeof said === 'string' ? said : JSON.stringify(said);
      return {
        reply: { text, toolCalls: [], finish, usage: { inputTokens: 10, outputTokens: 3 } },
        costUsd,
      };
    },
    remembered: async (key) => memory.get(key),
    remember: async (key, value) => void memory.set(key, value),
    ...others,
  };
}

/** The blocks that a judge was shown, by name, found as the system message says that they are to be found. */
export function blocksOf({ messages }: ChatRequest): Record<string, string> {
  const [system, user] = messages;
  const mark = /the mark ([0-9a-f]+) begin/.exec(system?.content ?? '')?.[1] ?? 'no mark';
  const blocks = new RegExp(`^<(\\S+) ${mark}>\\n([\\s\\S]*?)\\n</\\1 ${mark}>$`, 'gm');
  const found = [...(user?.content ?? '').matchAll(blocks)].map(([, name, text]) => [name ?? '', text ?? '']);
  return Object.fromEntries(found);
}

/** Grades what holds the word "good" highest, and all else lowest, whichever judge asks. */
export function gradeGood(request: ChatRequest): Json {
  const { output = '', first = '', second = '' } = blocksOf(request);
  const isGood = output.includes('good');
  const reason = `It says ${isGood ? '"good"' : 'something else'}.`;
  const score = isGood ? 5 : 1;
  switch (request.responseSchema?.name) {
    case 'factuality':
      return { reason, relation: isGood ? 'same' : 'contradicts' };
    case 'closed-qa':
      return { reason, meets: isGood ? 'yes' : 'no' };
    case 'g-eval':
      return { results: [1, 2, 3].map((criterion) => ({ criterion, reason, score })) };
    case 'pairwise':
      return {
        reason,
        better: first.includes('good') ? 'first' : second.includes('good') ? 'second' : 'tie',
      };
    default:
      return { reason, score };
  }
}
