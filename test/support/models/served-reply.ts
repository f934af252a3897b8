/** What a served chat model says. */
export interface ServedReply {
  readonly text?: string;
  /** Calls of tools that it asks for; `arguments` as an object, or as text that may be no JSON. */
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly finish?: 'stop' | 'length' | 'content_filter';
  /** Input and output tokens; 11 and 7 without it, null: the answer does not say. */
  readonly tokens?: readonly [number, number] | null;
  /** Input tokens out of the service's cache. */
  readonly cached?: number;
  /** Pieces that a stream cuts the text into; words without it. */
  readonly pieces?: readonly string[];
}

/** A message of a request for a chat, as it came over the wire. */
export interface ServedMessage {
  readonly role: string;
  readonly content: string;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
}

export interface ServedToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** The calls of tools in a reply, numbered over the whole life of the server. */
export function toolCallsOf({ toolCalls = [] }: ServedReply, nextId: () => number): ServedToolCall[] {
  return toolCalls.map((call) => ({
    id: `call_${nextId()}`,
    name: call.name,
    arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
  }));
}

/** The pieces of text that a stream sends, which make up the text. */
export function piecesOf({ text = '', pieces }: ServedReply): readonly string[] {
  return pieces ?? text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

export function tokensOf({ tokens = [11, 7] }: ServedReply): readonly [number, number] | null {
  return tokens;
}
