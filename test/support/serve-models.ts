import type { ServerResponse } from 'node:http';
import { answerChat } from './models/answer-chat.ts';
import { answerResponse } from './models/answer-response.ts';
import { type ServedMessage, type ServedReply, toolCallsOf } from './models/served-reply.ts';
import { json, type ServedAgent, serveAgent } from './serve-agent.ts';

/** What the stub does with a request instead of answering it well. */
export type Trouble =
  | 'bad-request'
  | 'bad-key'
  | 'forbidden'
  | 'rate-limit'
  | 'broken'
  | 'overloaded'
  | 'slow'
  | 'cut'
  | 'malformed'
  | 'html'
  | 'no-choices'
  | 'other-length'
  | 'mixed-lengths'
  | 'too-few'
  | 'not-numbers'
  | 'shuffled'
  | 'unknown-model';

/** A request for a chat, as it came over the wire. */
interface ServedRequest {
  readonly model: string;
  readonly messages: readonly ServedMessage[];
  /** The whole body. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ServedModels extends ServedAgent {
  /** Variables of the environment that lead to it. */
  readonly env: { readonly OPENAI_API_KEY: string; readonly OPENAI_BASE_URL: string };
  /** Trouble of the next requests, one each, then of all others null. */
  trouble: (Trouble | null)[];
  /** What a chat model says to its messages; without it the last of them, in capitals. */
  reply: (messages: readonly ServedMessage[], request: ServedRequest) => string | ServedReply;
  /** How long each answer takes. */
  latencyMs: number;
  /** The texts of each request for embeddings. */
  readonly embedded: string[][];
}

export const stubKey = 'sk-stub-0123456789abcdef';

/**
 * A service on loopback that speaks as much of the OpenAI protocol as models are asked with: chat completions and
 * responses, whole or streamed, tools, embeddings, usage, and most that goes wrong.
 */
export async function serveModels(): Promise<ServedModels> {
  const embedded: string[][] = [];
  let ids = 0;
  const server = await serveAgent(async (request, response) => {
    const trouble = served.trouble.shift() ?? null;
    const body = JSON.parse(request.body);
    if (trouble !== null && answerBadly(trouble, response, body.stream === true)) return;
    if (served.latencyMs > 0) await new Promise((done) => setTimeout(done, served.latencyMs));
    const isResponse = request.path.endsWith('/responses');
    if (isResponse || request.path.endsWith('/chat/completions')) {
      const messages = isResponse ? messagesOf(body) : body.messages;
      const said = served.reply(messages, { model: body.model, messages, body });
      const reply = typeof said === 'string' ? { text: said } : said;
      const calls = toolCallsOf(reply, () => ++ids);
      const answer = isResponse ? answerResponse : answerChat;
      return answer(response, body, reply, calls, trouble === 'cut');
    }
    if (!request.path.endsWith('/embeddings'))
      return json(response, { error: { message: 'no such path' } }, 404);
    embedded.push(body.input);
    answerEmbeddings(response, body.input, trouble);
  });
  const served: ServedModels = {
    ...server,
    env: { OPENAI_API_KEY: stubKey, OPENAI_BASE_URL: `${server.url}/v1` },
    trouble: [],
    latencyMs: 0,
    reply: (messages) => messages.at(-1)?.content.toUpperCase() ?? '',
    embedded,
  };
  return served;
}

/** The items of a request to the interface `responses`, as messages of a chat. */
function messagesOf(body: {
  readonly instructions?: string;
  readonly input: string | readonly Readonly<Record<string, string>>[];
}): ServedMessage[] {
  const system = body.instructions ? [{ role: 'system', content: body.instructions }] : [];
  if (typeof body.input === 'string') return [...system, { role: 'user', content: body.input }];
  const messages = body.input.map((item): ServedMessage => {
    if (item['type'] === 'function_call_output')
      return { role: 'tool', content: item['output'] ?? '', tool_call_id: item['call_id'] ?? '' };
    if (item['type'] === 'function_call') {
      const call = { name: item['name'] ?? '', arguments: item['arguments'] ?? '' };
      return { role: 'assistant', content: '', tool_calls: [{ id: item['call_id'] ?? '', function: call }] };
    }
    return { role: item['role'] ?? '', content: item['content'] ?? '' };
  });
  return [...system, ...messages];
}

/** @returns whether anything was answered */
function answerBadly(trouble: Trouble, response: ServerResponse, isStream: boolean): boolean {
  const wrong = (status: number, message: string, headers: Record<string, string> = {}): true => {
    json(response, { error: { message, type: 'stub', code: 'stub' } }, status, headers);
    return true;
  };
  switch (trouble) {
    case 'bad-request':
      return wrong(400, 'The request is wrong.');
    case 'overloaded':
      return wrong(503, 'The model is overloaded.');
    case 'bad-key':
      return wrong(401, `Incorrect API key provided: ${stubKey.slice(0, 8)}****.`);
    case 'forbidden':
      return wrong(403, `The key ${stubKey} may not use this model.`);
    case 'unknown-model':
      return wrong(404, 'The model does not exist.');
    case 'rate-limit':
      return wrong(429, 'Slow down.', { 'retry-after': '3' });
    case 'broken':
      return wrong(500, 'The server had an error.');
    case 'slow':
      return true;
    case 'cut':
      if (isStream) return false;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"choices":', () => response.destroy());
      return true;
    case 'malformed':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"choices": [');
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Sign in</html>');
      return true;
    case 'no-choices':
      json(response, { object: 'chat.completion', choices: [] });
      return true;
    default:
      return false;
  }
}

function answerEmbeddings(response: ServerResponse, texts: readonly string[], trouble: Trouble | null): void {
  const data = texts.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: spoilt(vectorOf(text), trouble, index),
  }));
  if (trouble === 'too-few') data.pop();
  if (trouble === 'shuffled') data.reverse();
  json(response, {
    object: 'list',
    data,
    usage: { prompt_tokens: texts.length, total_tokens: texts.length },
  });
}

function spoilt(vector: number[], trouble: Trouble | null, index: number): (number | null)[] {
  if (trouble === 'other-length') return vector.slice(1);
  if (trouble === 'mixed-lengths' && index > 0) return vector.slice(1);
  return trouble === 'not-numbers' ? [null, ...vector.slice(1)] : vector;
}

/** Texts on one subject point the same way, whatever their words. */
const subjects = [/holiday|vacation|leave|time off/i, /contract|lawyer|legal/i, /deploy|release|ship/i];

function vectorOf(text: string): number[] {
  return [...subjects.map((subject) => (subject.test(text) ? 1 : 0)), 0.01];
}
