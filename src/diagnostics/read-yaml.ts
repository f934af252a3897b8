import type { Composer, Parser } from 'yaml';
import { explainYamlError } from './explain-yaml-error.ts';
import { type ReadResult, readJson, toDiagnostic } from './read-json.ts';
import type { TextProblem } from './scan-json.ts';
import { createSource } from './source.ts';
import { yamlToJson } from './yaml-to-json.ts';

/**
 * Reads YAML 1.2 (core schema) or, where the file's name ends in `.json`, JSON.
 *
 * Whatever would make a value other than it looks is told: doubled keys, tags, merge keys, numbers that were meant as
 * text, values that JSON cannot hold, several documents. A source is given even so, unless the syntax is broken, so
 * that all further mistakes can be told at once.
 *
 * @param file - relative to the project; stands in every diagnostic
 */
export async function readYaml(text: string, file: string): Promise<ReadResult> {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (file.endsWith('.json')) return readJson(content, file);
  const nul = content.indexOf('\0');
  if (nul >= 0) {
    const unread = createSource(file, content, null, { v: [0, content.length] });
    return { source: null, diagnostics: [toDiagnostic(nulCharacter(nul), unread)] };
  }
  const yaml = await import('yaml');
  const tokens = [...new yaml.Parser().parse(content)];
  const unread = createSource(file, content, null, { v: [0, content.length] });
  const deep = tooDeep(tokens);
  if (deep) return { source: null, diagnostics: [toDiagnostic(deep, unread)] };

  const composer = new yaml.Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: true });
  const [document, second] = [...composer.compose(tokens, true, content.length)];
  const problems: TextProblem[] = second ? [severalDocuments(second.range[0])] : [];
  for (const error of document?.errors ?? []) problems.push(explainYamlError(error, content));
  for (const warning of document?.warnings ?? []) {
    if (warning.code !== 'TAG_RESOLVE_FAILED') problems.push(explainYamlError(warning, content));
  }
  const broken = problems.some((problem) => problem.code === 'yaml-syntax');
  if (!document || broken) {
    return { source: null, diagnostics: problems.map((problem) => toDiagnostic(problem, unread)) };
  }
  const { value, layout, problems: inValues } = yamlToJson(document.contents, content, yaml);
  const source = createSource(file, content, value, layout);
  return {
    source,
    diagnostics: [...problems, ...inValues].map((problem) => toDiagnostic(problem, source)),
  };
}

type Token = ReturnType<Parser['parse']> extends Iterable<infer Item> ? Item : never;
type Composed = Parameters<Composer['compose']>[0];

const deepest = 400;

/**
 * The library composes recursively and can bring the whole process down on hostile nesting, so depth is measured
 * first, on its flat tokens. A level of YAML is two levels of tokens.
 */
function tooDeep(tokens: Composed & readonly Token[]): TextProblem | null {
  const open: { node: unknown; depth: number }[] = tokens.map((node) => ({ node, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (typeof node !== 'object' || node === null) continue;
    if (depth > deepest) return nestedTooDeeply(offsetOf(node));
    for (const name of ['value', 'key', 'items']) {
      const inner: unknown = Reflect.get(node, name);
      if (Array.isArray(inner)) for (const item of inner) open.push({ node: item, depth: depth + 1 });
      else if (typeof inner === 'object') open.push({ node: inner, depth: depth + 1 });
    }
  }
  return null;
}

function offsetOf(node: object): number {
  const offset: unknown = Reflect.get(node, 'offset');
  return typeof offset === 'number' ? offset : 0;
}

function nestedTooDeeply(offset: number): TextProblem {
  return {
    code: 'too-deep',
    offset,
    length: 1,
    message: 'This is nested too deeply.',
    why: 'A file this deep cannot be read safely.',
    fix: 'Keep to 200 levels; a text with many brackets stands in quotes.',
  };
}

/** The library reads on, and complains of something else somewhere else, if at all. */
function nulCharacter(offset: number): TextProblem {
  return {
    code: 'nul-character',
    offset,
    length: 1,
    message: 'A NUL character (a byte of value 0) stands here.',
    why: 'YAML has no such character: the file was damaged, or is no text at all.',
    fix: 'Remove it, or restore the file. Where a text needs one, write "\\0" in double quotes.',
  };
}

function severalDocuments(offset: number): TextProblem {
  return {
    code: 'several-documents',
    offset,
    length: 3,
    message: 'A second document begins here.',
    why: 'Only the first document of a file is read, so the rest would be lost.',
    fix: 'Put it into a file of its own, or remove the line "---".',
  };
}
