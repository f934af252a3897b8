import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/layout.ts';
import { valueAt } from '../diagnostics/source.ts';
import type { Case } from '../model/case.ts';
import { formatCount } from '../model/format-count.ts';
import { isJson, isList as isJsonList, type Json } from '../model/json.ts';
import type { JudgeRegistry } from '../model/judge.ts';
import type { CaseEntry, SuiteHead } from './case-file-schema.ts';
import type { CheckedFile } from './check-case-file.ts';
import { checkUnfilled } from './check-unfilled.ts';
import { compileCase } from './compile-case.ts';
import type { Dataset } from './dataset.ts';
import { combinationsOf, mostCombinations } from './matrix.ts';
import { mergeSettings, type Placed } from './merge-settings.ts';
import { resolveRows } from './resolve-rows.ts';

/** What a case file refers to, read beforehand. */
export interface References {
  /** The dataset of a case by its number; absent where it could not be read or has no rows, which was told then. */
  readonly datasets: ReadonlyMap<number, Dataset>;
  /** Paths of hooks, relative to the project, by what the file says. */
  readonly hooks: ReadonlyMap<string, string>;
}

/** All cases of a checked file with everything resolved, and the mistakes that only show then. */
export function resolveCases(
  checked: CheckedFile,
  references: References,
  registry: JudgeRegistry,
): { readonly cases: Case[]; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const { head } = checked;
  const cases = checked.entries.flatMap((entry, index) => {
    if (head && entry)
      return resolveEntry({ checked, references, registry, head, entry, index, diagnostics });
    const tell = (diagnostic: Diagnostic): unknown => diagnostics.push(diagnostic);
    for (const item of rawExpect(checked, index)) checkUnfilled(item, checked.source, registry, tell);
    return [];
  });
  return { cases, diagnostics };
}

interface Entry {
  readonly checked: CheckedFile;
  readonly references: References;
  readonly registry: JudgeRegistry;
  readonly head: SuiteHead;
  readonly entry: CaseEntry;
  readonly index: number;
  readonly diagnostics: Diagnostic[];
}

function resolveEntry({ checked, references, registry, head, entry, index, diagnostics }: Entry): Case[] {
  const { source } = checked;
  const tell = (diagnostic: Diagnostic): unknown => diagnostics.push(diagnostic);
  const merged = mergeSettings(head, entry, index);
  const tooMany = entry.matrix && sizeOf(entry.matrix) > mostCombinations;
  if (tooMany) tell(tooManyCombinations(checked, index));
  const dataset = references.datasets.get(index) ?? null;
  const compiled = compileCase({ source, entry, index, merged, dataset, tell, headSound: checked.sound });
  const unread = entry.dataset !== undefined && dataset === null;
  const unresolved = tooMany || unread || !compiled.sound;
  if (unresolved) {
    for (const item of rawExpect(checked, index)) checkUnfilled(item, source, registry, tell);
    return [];
  }
  return resolveRows({
    source,
    registry,
    suite: head.suite,
    entry,
    index,
    merged,
    compiled,
    dataset,
    combinations: combinationsOf(entry.matrix),
    hooks: merged.hooks === undefined ? undefined : references.hooks.get(merged.hooks),
    tell,
  });
}

/** Judges of a case as the file has them, whatever else is wrong with the case. */
function rawExpect({ source }: CheckedFile, index: number): Placed<Json>[] {
  const turns = valueAt(source.value, ['cases', index, 'turns']);
  const lists: Path[] = [
    ['defaults', 'expect'],
    ['cases', index, 'expect'],
    ...(Array.isArray(turns) ? turns.map((_, turn): Path => ['cases', index, 'turns', turn, 'expect']) : []),
  ];
  return lists.flatMap((path) => {
    const list = valueAt(source.value, path);
    return isJson(list) && isJsonList(list)
      ? list.map((value, item) => ({ value, path: [...path, item] }))
      : [];
  });
}

function sizeOf(matrix: Readonly<Record<string, readonly Json[]>>): number {
  return Object.values(matrix).reduce((size, values) => size * values.length, 1);
}

function tooManyCombinations({ source }: CheckedFile, index: number): Diagnostic {
  return {
    code: 'case/matrix-too-large',
    severity: 'error',
    message: `This matrix has more than ${formatCount(mostCombinations)} combinations.`,
    why: 'Each combination is a case that calls an agent.',
    fix: 'Use fewer names or values, or a dataset with the combinations that matter.',
    place: source.keyPlace(['cases', index, 'matrix']),
  };
}
