import type { YAMLError } from 'yaml';
import type { TextProblem } from './scan-json.ts';

/** What a complaint of the YAML library means to the person who wrote the file. */
export function explainYamlError(error: YAMLError, text: string): TextProblem {
  const [start, end] = error.pos;
  if (error.code === 'DUPLICATE_KEY') return doubledKey(text, start);
  const offset = Math.min(start, Math.max(0, text.trimEnd().length));
  return {
    code: 'yaml-syntax',
    offset,
    length: Math.max(1, end - start),
    message: `This is no YAML: ${lowerFirst(error.message.split('\n')[0] ?? '')
      .replace(/[.:]$/, '')
      .replace('"quote', '" quote')}.`,
    why: 'Nothing in the file can be read until this is mended.',
    fix: fixes[error.code] ?? 'Check indentation, quotes and brackets here and on the line before.',
  };
}

const fixes: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  MISSING_CHAR: 'Close the quote or bracket that is open.',
  BAD_SCALAR_START: 'Put the text in quotes: characters such as @ ` % cannot begin a text without them.',
  BLOCK_AS_IMPLICIT_KEY: 'Put the text in quotes when it holds ": ", or write the map on lines of its own.',
  MULTILINE_IMPLICIT_KEY: 'Give lines of one list or map the same indentation; put text with ": " in quotes.',
  BAD_INDENT: 'Give lines of one list or map the same indentation, and close what is open.',
  BAD_DQ_ESCAPE: 'Write \\\\ for a backslash, or use single quotes.',
  BAD_ALIAS: 'Put the text in quotes when it begins with * or &.',
};

function doubledKey(text: string, offset: number): TextProblem {
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:,{}]+)/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return {
    code: 'duplicate-key',
    offset,
    length: Math.max(1, key.length),
    message: `The key ${key.replace(/^['"]?(.*?)['"]?$/, '"$1"')} stands here a second time.`,
    why: 'Only one of the two would count.',
    fix: 'Remove one, or give it another name.',
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
