import { AgentError } from '../../../model/failure.ts';
import { isJson, isJsonObject, isList, type Json } from '../../../model/json.ts';
import { cleanText } from '../clean-text.ts';

/**
 * What a tool of a server gave: its structured content, else its texts with a line between them. Of pictures, sounds and
 * files that are no text only their kind is told.
 *
 * @throws AgentError of kind `agent` with the words of the tool where it says that it failed, of kind `output` where the
 * answer is none
 */
export function readMcpResult(tool: string, result: unknown): Json {
  if (!isJson(result) || !isJsonObject(result))
    throw new AgentError('output', `"${tool}" gave something that is no result of an MCP tool.`);
  const { content = [], structuredContent, isError } = result;
  const text = isList(content) ? content.map(textOf).join('\n') : '';
  if (isError === true) {
    const words = text === '' ? 'it does not say why.' : cleanText(text);
    throw new AgentError('agent', `"${tool}" failed: ${words}`);
  }
  return structuredContent ?? text;
}

function textOf(part: Json): string {
  if (!isJsonObject(part)) return '';
  const { type, text, mimeType, uri, resource } = part;
  if (typeof text === 'string') return text;
  if (resource !== undefined) return textOf(resource);
  const told = [type, mimeType, uri].filter((word) => typeof word === 'string');
  return `[${told.join(' ')}]`;
}
