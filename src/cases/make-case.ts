import type * as z from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Case, caseSchema } from '../model/case.ts';
import { isId } from '../model/id.ts';
import { isJsonObject, type Json } from '../model/json.ts';
import type { JudgeUse } from '../model/judge.ts';
import type { Compiled } from './compile-case.ts';
import { caseDigester } from './digest.ts';
import { type Expected, expectItem } from './read-expect.ts';
import type { Repeats } from './repeats.ts';
import type { RowsToResolve, RowToResolve } from './rows-to-resolve.ts';
import { scriptedReader } from './scripted-reader.ts';
import { lookUp, type Scope, textOf } from './template.ts';

/** Prepares what all rows of a case share; the function that comes back makes the case of one row. */
export function makeCase(
  options: RowsToResolve,
  repeats: Repeats,
  inRow: (diagnostic: Diagnostic) => Diagnostic,
): (key: string, row: RowToResolve) => Case {
  const { source, entry, merged, compiled, suite } = options;
  const place = { file: source.file, ...source.position(['cases', options.index]) };
  const sink = { source, registry: options.registry, tell: options.tell, repeats, inRow };
  const readers = (items: readonly Compiled[]): Reader[] =>
    items.map((item) => expectItem(item, item.template, sink));
  const expectReaders = readers(compiled.expect);
  const turnReaders = compiled.turns?.map((turn) => ({
    input: turn.input.template,
    readers: readers(turn.expect),
  }));
  const scripted = scriptedReader(compiled, { source, repeats, inRow });
  const checkWeights = weightCheck(options);
  const digest = caseDigester();
  const agents = [...merged.agents];

  return (key, { scope, row }) => {
    tellMissing(compiled.names, scope, repeats, inRow, options);
    const expected = expectedIn(compiled.expected, scope);
    const expect = usesOf(expectReaders, scope, expected);
    const turns = turnReaders?.map((turn) => ({
      input: turn.input.fill(scope),
      expect: usesOf(turn.readers, scope, expected),
    }));
    checkWeights(expect, turns ?? []);
    // Written out, not spread together: this is made for every row, and spreading three objects took 10 µs.
    const made: z.infer<typeof caseSchema> = {
      key,
      suite,
      digest: '',
      place: row ? { file: place.file, line: place.line, column: place.column, row: row.line } : place,
      tags: tagsIn(compiled.tags, scope, repeats, inRow, options),
      agents,
      input: turns?.[0]?.input ?? compiled.input?.template.fill(scope) ?? null,
      expect,
      clock: merged.clock,
      limits: merged.limits,
      metadata: metadataIn(compiled.metadata, scope),
      only: entry.only ?? false,
    };
    if (turns) made.turns = turns;
    if (expected.value !== undefined) made.expected = expected.value;
    if (merged.timeoutMs !== undefined) made.timeoutMs = merged.timeoutMs;
    if (merged.passScore !== undefined) made.passScore = merged.passScore;
    if (options.hooks !== undefined) made.hooks = options.hooks;
    if (merged.iterations !== undefined) made.iterations = merged.iterations;
    if (entry.skip !== undefined) made.skip = entry.skip;
    const { approvals, faults, tools } = scripted(scope);
    if (approvals !== undefined) made.approvals = approvals;
    if (faults !== undefined) made.faults = faults;
    if (tools !== undefined) made.tools = tools;
    made.digest = digest(made);
    return made;
  };
}

type Reader = ReturnType<typeof expectItem>;

function usesOf(readers: readonly Reader[], scope: Scope, expected: Expected): JudgeUse[] {
  const uses: JudgeUse[] = [];
  for (const read of readers) {
    const use = read(scope, expected);
    if (use) uses.push(use);
  }
  return uses;
}

function expectedIn(expected: Compiled | null, scope: Scope): Expected {
  if (!expected) return { value: undefined, text: null, path: null, varies: false };
  const { holes } = expected.template;
  const value: Json = expected.template.fill(scope);
  const [hole] = holes;
  const isScalar = typeof value !== 'string' && (typeof value !== 'object' || value === null);
  const text = hole?.lone && hole.path.length === 0 && isScalar ? textOf(scope, hole.name) : null;
  return { value, text, path: expected.path, varies: holes.length > 0 };
}

function metadataIn({ template }: Compiled, scope: Scope): Case['metadata'] {
  const filled = template.fill(scope);
  return isJsonObject(filled) ? filled : {};
}

function tagsIn(
  tags: readonly Compiled<string>[],
  scope: Scope,
  repeats: Repeats,
  inRow: (diagnostic: Diagnostic) => Diagnostic,
  { source }: RowsToResolve,
): string[] {
  const found = new Set<string>();
  for (const { value, template, path } of tags) {
    const filled = template.holes.length === 0 ? value : asText(template.fill(scope));
    if (template.holes.length === 0 || isId(filled)) found.add(filled);
    else repeats.add({ kind: `tag ${value}`, message: filled, inRow: () => inRow(badTag(filled)) });

    function badTag(tag: string): Diagnostic {
      return {
        code: 'case/bad-tag',
        severity: 'error',
        message: `${JSON.stringify(tag)} cannot be a tag.`,
        why: 'Tags are used on the command line and in thresholds, where other characters have a meaning.',
        fix: 'Use a column that holds only letters, digits, ".", "_" and "-".',
        place: source.place(path),
      };
    }
  }
  return [...found];
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function tellMissing(
  names: readonly string[],
  scope: Scope,
  repeats: Repeats,
  inRow: (diagnostic: Diagnostic) => Diagnostic,
  { source, index }: RowsToResolve,
): void {
  for (const name of names) {
    if (lookUp(scope, name) !== undefined) continue;
    const missing = (): Diagnostic => ({
      code: 'dataset/missing-value',
      severity: 'error',
      message: `This row has no "${name}".`,
      why: 'The template could not be filled.',
      fix: `Add "${name}" to the row; null is a value, too.`,
      place: source.place(['cases', index, 'id']),
    });
    repeats.add({ kind: `missing ${name}`, message: name, inRow: () => inRow(missing()) });
  }
}

/** Only judges with weights and no score to reach: then nothing could ever fail. Told once a case. */
function weightCheck(
  options: RowsToResolve,
): (expect: readonly JudgeUse[], turns: readonly { expect: readonly JudgeUse[] }[]) => void {
  let told = options.merged.passScore !== undefined;
  return (expect, turns) => {
    if (told) return;
    const uses = [...expect, ...turns.flatMap((turn) => turn.expect)];
    if (uses.length === 0 || uses.some((use) => use.weight === undefined || use.required === true)) return;
    told = true;
    options.tell({
      code: 'case/only-weights',
      severity: 'error',
      message: 'All judges of this case have a weight, and it has no `pass-score`.',
      why: 'A judge with a weight only adds to the score, so the case could never fail.',
      fix: 'Add `pass-score:` to the case, or `required: true` to a judge that must pass.',
      place: options.source.place(['cases', options.index, 'id']),
    });
  };
}
