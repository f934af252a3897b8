import { isJson, type Json } from '../model/json.ts';

const deepest = 500;

/**
 * What a JSON text says.
 *
 * @returns the value, or why there is none: not JSON, or nested so deeply that judging it could exhaust the stack
 */
export function parseJson(text: string): { readonly value: Json } | { readonly problem: string } {
  if (text.length > 2 * deepest && depthOf(text) > deepest)
    return { problem: `it is nested over ${deepest} levels deep` };
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? { value } : { problem: 'it holds a number that is out of range' };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'it is not JSON' };
  }
}

/** Most brackets open at once, outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === quote) inString = !inString;
    else if (inString) index += unit === backslash ? 1 : 0;
    else if (unit === openBrace || unit === openBracket) most = Math.max(most, ++depth);
    else if (unit === closeBrace || unit === closeBracket) depth--;
  }
  return most;
}

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
