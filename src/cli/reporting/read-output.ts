import type { ReporterFile, ReporterOutput } from '../../model/reporter.ts';

/**
 * What a reporter of a project gave: `{ text?, files? }`, a list of files, or nothing.
 *
 * @throws TypeError that says what else it is
 */
export function readOutput(value: unknown): ReporterOutput {
  if (value === undefined || value === null) return {};
  if (Array.isArray(value)) return { files: value.map(readFile) };
  if (typeof value !== 'object') throw new TypeError(`it gave a ${typeof value}; ${expected}`);
  const text: unknown = Reflect.get(value, 'text');
  const files: unknown = Reflect.get(value, 'files');
  const unknown = Object.keys(value).find((key) => key !== 'text' && key !== 'files');
  if (unknown !== undefined) throw new TypeError(`it gave an object with "${unknown}"; ${expected}`);
  if (text !== undefined && typeof text !== 'string')
    throw new TypeError(`its "text" is no text; ${expected}`);
  if (files !== undefined && !Array.isArray(files))
    throw new TypeError(`its "files" are no list; ${expected}`);
  return {
    ...(text === undefined ? {} : { text }),
    ...(files === undefined ? {} : { files: files.map(readFile) }),
  };
}

const expected = 'expected { text?, files? }, a list of files { path, content }, or nothing';

function readFile(file: unknown): ReporterFile {
  if (typeof file !== 'object' || file === null)
    throw new TypeError(`one of its files is no object; ${expected}`);
  const path: unknown = Reflect.get(file, 'path');
  const content: unknown = Reflect.get(file, 'content');
  if (typeof path !== 'string' || path === '')
    throw new TypeError(`one of its files has no path; ${expected}`);
  if (typeof content === 'string') return { path, content };
  if (!isIterable(content))
    throw new TypeError(`the content of its file "${path}" is neither text nor pieces of text`);
  return { path, content: texts(content, path) };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, Symbol.iterator) === 'function'
  );
}

function* texts(pieces: Iterable<unknown>, path: string): Generator<string, undefined> {
  for (const piece of pieces) {
    if (typeof piece !== 'string') throw new TypeError(`a piece of its file "${path}" is no text`);
    yield piece;
  }
}
