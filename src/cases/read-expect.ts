import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { isJsonObject, isList, type Json } from '../model/json.ts';
import type { JudgeRegistry, JudgeUse, SettingProblem } from '../model/judge.ts';
import { explainSetting } from './explain-setting.ts';
import type { Placed } from './merge-settings.ts';
import type { Repeats } from './repeats.ts';
import { type Hole, lookUp, type Scope, type Template, textOf } from './template.ts';

/** The case's `expected` for one row. */
export interface Expected {
  readonly value: Json | undefined;
  /** What a text judge gets for it where it came out of a template as another scalar. */
  readonly text: string | null;
  /** Where the file has it, and whether it differs from row to row. */
  readonly path: Path | null;
  readonly varies: boolean;
}

/** Where mistakes of an item go. */
export interface ExpectSink {
  readonly source: Source;
  readonly registry: JudgeRegistry;
  tell(diagnostic: Diagnostic): void;
  readonly repeats: Repeats;
  /** The diagnostic moved to the row that is being read. */
  inRow(diagnostic: Diagnostic): Diagnostic;
}

/**
 * Reads one item of an `expect:` list, row after row.
 *
 * The registry is asked once for what does not change from row to row, and all rows then share one object.
 *
 * @returns a function that gives the use for a row, or null where something is wrong with it
 */
export function expectItem(
  item: Placed<Json>,
  template: Template,
  sink: ExpectSink,
): (scope: Scope, expected: Expected) => JudgeUse | null {
  const known = new Map<string, JudgeUse | null>();
  const told = new Set<string>();
  let usesExpected: boolean | null = null;
  let misses = 0;
  let hits = 0;

  return (scope, expected) => {
    const fixed = isFixed(expected);
    // Values that never come twice are not worth remembering.
    const key = fixed ? '' : misses > 200 && hits < misses ? null : keyOf(scope, expected);
    const before = key === null ? undefined : known.get(key);
    if (before !== undefined) {
      hits++;
      return before;
    }
    misses++;
    const raw = template.fill(scope);
    const read = readAsText(raw, scope, expected);
    const sound = read.problems.every((problem) => problem.severity === 'warning');
    // Only a row without mistakes can show that `expected` plays no part.
    if (sound) usesExpected ??= dependsOnExpected(raw, expected, read);
    for (const problem of read.problems) report(problem, raw, expected);
    const result = sound ? (read.use ?? null) : null;
    if (isFixed(expected)) known.set('', result);
    else if (sound && key !== null && known.size < 2000) known.set(key, result);
    return result;
  };

  /** Whether all rows get one and the same use. */
  function isFixed(expected: Expected): boolean {
    return template.holes.length === 0 && (!expected.varies || usesExpected === false);
  }

  function keyOf(scope: Scope, expected: Expected): string {
    const values = template.holes.map(({ name }) => [
      lookUp(scope, name) ?? null,
      scope.texts?.[name] ?? null,
    ]);
    const varies = expected.varies && usesExpected !== false;
    return JSON.stringify([values, varies ? [expected.value ?? null, expected.text] : null]);
  }

  /** Text judges get the text of what a template made a number or a truth value of. */
  function readAsText(raw: Json, scope: Scope, expected: Expected): Reading {
    const first = sink.registry.read(raw, expected.value);
    let [text, value] = [raw, expected.value];
    for (const problem of first.problems) {
      if (problem.code !== 'expected-text') continue;
      const written = valueAt(raw, problem.path);
      const hole = template.holes.find(({ lone, path }) => lone && isSamePath(path, problem.path));
      if (hole && isOtherScalar(written)) text = replaceAt(text, problem.path, textOf(scope, hole.name));
      else if (expected.text !== null) value = expected.text;
    }
    return text === raw && value === expected.value ? first : sink.registry.read(text, value);
  }

  function dependsOnExpected(raw: Json, expected: Expected, read: Reading): boolean {
    return expected.varies && JSON.stringify(read) !== JSON.stringify(sink.registry.read(raw, undefined));
  }

  function report(problem: SettingProblem, raw: Json, expected: Expected): void {
    const missing = !isGiven(raw, problem.path);
    const ofExpected = missing && usesExpected !== false;
    const inAll = (): Diagnostic =>
      explainSetting(problem, item, sink.source, missing ? expected.path : null);
    const varies =
      template.holes.some((hole) => touches(hole, problem.path)) || (ofExpected && expected.varies);
    const kind = JSON.stringify([item.path, problem.path, problem.code]);
    if (varies && problem.code !== 'unknown-judge') {
      sink.repeats.add({ kind, message: problem.message, inRow: () => sink.inRow(inAll()), inAll });
    } else if (!told.has(kind)) {
      told.add(kind);
      sink.tell(inAll());
    }
  }
}

type Reading = ReturnType<JudgeRegistry['read']>;

/** Whether the item itself holds the value that is wrong; otherwise it is the case's `expected`. */
function isGiven(raw: Json, path: Path): boolean {
  const value = valueAt(raw, path);
  return value !== undefined && typeof raw !== 'string' && !isJsonObject(value);
}

function touches(hole: Hole, path: Path): boolean {
  const length = Math.min(hole.path.length, path.length);
  return isSamePath(hole.path.slice(0, length), path.slice(0, length));
}

function isSamePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index]);
}

function isOtherScalar(value: unknown): boolean {
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}

function replaceAt(value: Json, path: Path, replacement: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value))
    return value.map((item, index) => (index === step ? replaceAt(item, rest, replacement) : item));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, key === step ? replaceAt(member, rest, replacement) : member]),
  );
}
