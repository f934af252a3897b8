import type { Path } from '../diagnostics/layout.ts';
import { isJsonObject, isList, type Json, type JsonObject } from '../model/json.ts';

/** Values that templates of one case are filled from. Names of the matrix go before columns of the row. */
export interface Scope {
  readonly matrix: JsonObject;
  readonly row: JsonObject;
  /** Cells as they were written, where reading a column as numbers or lists changed them. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A name in braces; `path` leads to the text that it stands in. */
export interface Hole {
  readonly name: string;
  readonly path: Path;
  readonly offset: number;
  readonly length: number;
  /** Nothing stands beside it, so that its value keeps its type. */
  readonly lone: boolean;
}

/** A value with holes, compiled once and filled once a row. Without holes `fill` gives one and the same value. */
export interface Template {
  readonly holes: readonly Hole[];
  /** A hole without a value is filled with null. */
  fill(scope: Scope): Json;
}

/** Braces that are neither a template nor written four times. */
export type BraceProblem = Omit<Hole, 'name' | 'lone'>;

/**
 * Compiles `{{name}}` in all texts of a value. A lone `{{name}}` keeps its JSON type, inside text it becomes text,
 * `{{name.part}}` goes into objects and lists, and `{{{{` stands for two braces.
 */
export function compileTemplate(value: Json): {
  readonly template: Template;
  readonly problems: readonly BraceProblem[];
} {
  const holes: Hole[] = [];
  const problems: BraceProblem[] = [];
  const fill = compile(value, [], holes, problems);
  return { template: { holes, fill: typeof fill === 'function' ? fill : () => fill.constant }, problems };
}

/** What a name stands for, or undefined where it stands for nothing. */
export function lookUp(scope: Scope, name: string): Json | undefined {
  const value = lookIn(scope.matrix, name);
  return value === undefined ? lookIn(scope.row, name) : value;
}

/** A value as text: texts as they are, cells as they were written, all else as JSON. */
export function textOf(scope: Scope, name: string): string {
  const value = lookUp(scope, name) ?? null;
  if (typeof value === 'string') return value;
  if (scope.texts && Object.hasOwn(scope.texts, name) && !Object.hasOwn(scope.matrix, name)) {
    return scope.texts[name] ?? '';
  }
  return JSON.stringify(value);
}

type Fill = (scope: Scope) => Json;
interface Constant {
  readonly constant: Json;
}

function compile(value: Json, path: Path, holes: Hole[], problems: BraceProblem[]): Fill | Constant {
  if (typeof value === 'string') return compileText(value, path, holes, problems);
  if (isList(value)) {
    const fills = value.map((item, index) => compile(item, [...path, index], holes, problems));
    return fills.every(isUnchanged(value))
      ? { constant: value }
      : (scope) => fills.map((fill) => run(fill, scope));
  }
  if (!isJsonObject(value)) return { constant: value };
  const fills = Object.entries(value).map(
    ([key, member]) => [key, compile(member, [...path, key], holes, problems)] as const,
  );
  if (fills.every(([key, fill]) => typeof fill !== 'function' && fill.constant === value[key]))
    return { constant: value };
  return (scope) => {
    const filled: Record<string, Json> = {};
    for (const [key, fill] of fills) filled[key] = run(fill, scope);
    return filled;
  };
}

function isUnchanged(list: readonly Json[]): (fill: Fill | Constant, index: number) => boolean {
  return (fill, index) => typeof fill !== 'function' && fill.constant === list[index];
}

function run(fill: Fill | Constant, scope: Scope): Json {
  return typeof fill === 'function' ? fill(scope) : fill.constant;
}

function compileText(text: string, path: Path, holes: Hole[], problems: BraceProblem[]): Fill | Constant {
  const parts: (string | Hole)[] = [];
  let literal = '';
  let at = 0;
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', at)) {
    literal += text.slice(at, open);
    at = open + 2;
    hole.lastIndex = open;
    const match = hole.exec(text);
    if (text.startsWith('{{{{', open)) {
      literal += '{{';
      at = open + 4;
    } else if (match) {
      const found = {
        name: match[1] ?? '',
        path,
        offset: open,
        length: match[0].length,
        lone: match[0] === text,
      };
      holes.push(found);
      parts.push(literal, found);
      literal = '';
      at = open + match[0].length;
    } else if (text[at] === '{') {
      literal += '{';
      at = open + 1;
    } else {
      problems.push({ path, offset: open, length: 2 });
    }
  }
  literal += text.slice(at);
  if (parts.length === 0) return { constant: literal };
  const [, first] = parts;
  if (typeof first === 'object' && first.lone) return (scope) => lookUp(scope, first.name) ?? null;
  return (scope) =>
    parts.map((part) => (typeof part === 'string' ? part : textOf(scope, part.name))).join('') + literal;
}

const hole = /\{\{\s*([^{}\s](?:[^{}\n]*[^{}\s])?)\s*\}\}/y;

/** The whole name is tried first, because a column's name may hold dots itself. */
function lookIn(values: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(values, name)) return values[name];
  if (!name.includes('.')) return undefined;
  let here: Json | undefined = values;
  for (const step of name.split('.')) {
    if (here === undefined || typeof here !== 'object' || here === null || !Object.hasOwn(here, step))
      return undefined;
    here = isList(here) ? here[Number(step)] : here[step];
  }
  return here;
}
