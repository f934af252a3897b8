import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import type { Source } from '../diagnostics/source.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { CaseEntry } from './case-file-schema.ts';
import type { Dataset } from './dataset.ts';
import type { MergedCase, Placed } from './merge-settings.ts';
import { compileTemplate, type Hole, type Template } from './template.ts';

/** A part of a case that may hold templates. */
export interface Compiled<Value extends Json = Json> extends Placed<Value> {
  readonly template: Template;
}

/** A case with its templates compiled and their names checked. */
export interface CompiledCase {
  /** null for a case with turns. */
  readonly input: Compiled | null;
  readonly turns: readonly { readonly input: Compiled; readonly expect: readonly Compiled[] }[] | null;
  readonly expected: Compiled | null;
  readonly expect: readonly Compiled[];
  /** By gate: one decision or a list of them. */
  readonly approvals: readonly (Compiled & { readonly name: string })[];
  readonly faults: readonly Compiled[];
  /** By tool: one mock or a list of them. */
  readonly tools: readonly (Compiled & { readonly name: string })[];
  readonly tags: readonly Compiled<string>[];
  readonly metadata: Compiled<JsonObject>;
  /** Names each row of a dataset. */
  readonly rowId: Compiled<string> | null;
  /** Names that what is asked and checked depends on; they tell rows without an id apart. */
  readonly contentNames: readonly string[];
  /** All names. */
  readonly names: readonly string[];
  /** Whether cases can be made of it. */
  readonly sound: boolean;
}

export interface CompileOptions {
  readonly source: Source;
  readonly entry: CaseEntry;
  readonly index: number;
  readonly merged: MergedCase;
  readonly dataset: Dataset | null;
  /** False where `defaults:` may be missing because something in it is wrong. */
  readonly headSound: boolean;
  readonly tell: (diagnostic: Diagnostic) => void;
}

/** Compiles all templates of a case and tells braces and names that mean nothing, once for all rows. */
export function compileCase(options: CompileOptions): CompiledCase {
  const { entry, index, merged, source } = options;
  const path: Path = ['cases', index];
  let sound = true;
  const tell = (diagnostic: Diagnostic): void => {
    sound = false;
    options.tell(diagnostic);
  };
  const holes: Placed<Hole>[] = [];
  const compile = <Value extends Json>(value: Value, at: Path): Compiled<Value> => {
    const { template, problems } = compileTemplate(value);
    for (const problem of problems) tell(badBraces(source, [...at, ...problem.path], problem));
    for (const hole of template.holes) holes.push({ value: hole, path: [...at, ...hole.path] });
    return { value, path: at, template };
  };
  const compileAll = <Value extends Json>(items: readonly Placed<Value>[]): Compiled<Value>[] =>
    items.map((item) => compile(item.value, item.path));

  const turns = entry.turns?.map((turn, number) => ({
    input: compile(turn.input, [...path, 'turns', number, 'input']),
    expect: (turn.expect ?? []).map((use, item) => compile(use, [...path, 'turns', number, 'expect', item])),
  }));
  const input = entry.input === undefined ? null : compile(entry.input, [...path, 'input']);
  const expected = merged.expected && compile(merged.expected.value, merged.expected.path);
  const expect = compileAll(merged.expect);
  const compileNamed = (items: MergedCase['tools']): CompiledCase['tools'] =>
    items.map(({ name, value, path: at }) => ({ name, ...compile(value, at) }));
  const approvals = compileNamed(merged.approvals);
  const faults = compileAll(merged.faults);
  const tools = compileNamed(merged.tools);
  const contentNames = namesOf(holes);
  const tags = compileAll(merged.tags);
  const metadata = compile(merged.metadata.value, merged.metadata.path);
  const rowId =
    entry.dataset?.id === undefined ? null : compile(entry.dataset.id, [...path, 'dataset', 'id']);
  for (const problem of unknownNames(holes, options)) tell(problem);
  for (const problem of shapeProblems(options, contentNames)) tell(problem);
  return {
    input,
    turns: turns ?? null,
    expected,
    expect,
    approvals,
    faults,
    tools,
    tags,
    metadata,
    rowId,
    contentNames,
    names: namesOf(holes),
    sound,
  };
}

function namesOf(holes: readonly Placed<Hole>[]): string[] {
  return [...new Set(holes.map((hole) => hole.value.name))].sort();
}

function unknownNames(holes: readonly Placed<Hole>[], options: CompileOptions): Diagnostic[] {
  const { entry, dataset, source } = options;
  if (entry.dataset && !dataset) return [];
  const known = new Set([...Object.keys(entry.matrix ?? {}), ...(dataset?.columns ?? [])]);
  const told = new Set<string>();
  return holes.flatMap(({ value: hole, path }) => {
    const [first = ''] = hole.name.split('.');
    if (known.has(hole.name) || known.has(first) || told.has(hole.name)) return [];
    told.add(hole.name);
    const near = didYouMean(hole.name, known);
    const listed = [...known].slice(0, 30).join(', ') + (known.size > 30 ? ', …' : '');
    return {
      code: 'case/unknown-column',
      severity: 'error' as const,
      message: unknownMessage(hole.name, options),
      why: 'The template could not be filled.',
      fix:
        known.size === 0
          ? 'Write {{{{ where two braces are meant as they are.'
          : `${near ? `Did you mean "${near}"? ` : ''}${dataset ? 'Columns' : 'Names'}: ${listed}.`,
      place: source.place(path, hole),
    };
  });
}

function unknownMessage(name: string, { entry, dataset }: CompileOptions): string {
  if (dataset) return `${dataset.file} has no column "${name}".`;
  return entry.matrix
    ? `The matrix of this case has no name "${name}".`
    : `{{${name}}} stands for nothing: this case has neither a dataset nor a matrix.`;
}

function badBraces(
  source: Source,
  path: Path,
  span: { readonly offset: number; readonly length: number },
): Diagnostic {
  return {
    code: 'case/bad-template',
    severity: 'error',
    message: 'Two braces begin a template here that is not closed.',
    why: 'Whether a value or the braces themselves are meant would be a guess.',
    fix: 'Write {{name}}, or {{{{ where two braces are meant as they are.',
    place: source.place(path, span),
  };
}

/** What a case must have besides what its schema tells. */
function shapeProblems(options: CompileOptions, contentNames: readonly string[]): Diagnostic[] {
  const { entry, index, source, merged, dataset } = options;
  const found: Diagnostic[] = [];
  const add = (code: string, key: string, message: string, why: string, fix: string): void => {
    const place = key === 'id' ? source.place(['cases', index, key]) : source.keyPlace(['cases', index, key]);
    found.push({ code: `case/${code}`, severity: 'error', message, why, fix, place });
  };
  if (entry.input === undefined && !entry.turns) {
    add(
      'no-input',
      'id',
      'This case has no input.',
      'There would be nothing to ask an agent.',
      'Add `input:`, or `turns:` for a conversation.',
    );
  }
  if (entry.input !== undefined && entry.turns) {
    add(
      'input-and-turns',
      'input',
      'A case has either `input` or `turns`.',
      'One of the two would be ignored.',
      'Make the input the first of the turns.',
    );
  }
  const judged = merged.expect.length > 0 || entry.turns?.some((turn) => (turn.expect ?? []).length > 0);
  if (!judged && entry.skip === undefined && options.headSound) {
    add(
      'no-judges',
      'id',
      'Nothing is expected of this case.',
      'It would pass whatever the agent does.',
      'Add judges under `expect:` of the case or of `defaults:`.',
    );
  }
  const clash = Object.keys(entry.matrix ?? {}).find((name) => dataset?.columns.includes(name));
  if (clash !== undefined) {
    add(
      'matrix-hides-column',
      'matrix',
      `"${clash}" is both a name of the matrix and a column of the dataset.`,
      'One would hide the other.',
      'Give it another name in the matrix.',
    );
  }
  if (dataset && dataset.rows.length > 1 && contentNames.length === 0) {
    add(
      'unused-dataset',
      'dataset',
      'No column of the dataset is used.',
      'All rows would make the same case.',
      'Use columns as "{{name}}" in `input`, `expected` or `expect`.',
    );
  }
  return found;
}
