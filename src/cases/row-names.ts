import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Case } from '../model/case.ts';
import { isId } from '../model/id.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { CompiledCase } from './compile-case.ts';
import { shortHash } from './digest.ts';
import type { Repeats } from './repeats.ts';
import type { RowsToResolve, RowToResolve } from './rows-to-resolve.ts';
import { lookUp } from './template.ts';

export interface RowNaming {
  readonly compiled: CompiledCase;
  /** suite/case */
  readonly prefix: string;
  readonly repeats: Repeats;
  readonly inRow: (diagnostic: Diagnostic) => Diagnostic;
  readonly options: RowsToResolve;
}

interface Named {
  readonly index: number;
  readonly content: string;
  readonly row: RowToResolve;
}

/**
 * Names the cases that rows make: `suite/case`, then the combination of the matrix, then the row.
 *
 * A row is named by its id template, or else by eight hex digits of what is used of it; where those are equal for
 * different rows, both get sixteen. `keyOf` is called for one row after the other, `settle` for all at the end.
 */
export function nameRows(naming: RowNaming): {
  keyOf(row: RowToResolve): string;
  settle(cases: readonly Case[]): Case[];
} {
  const { compiled, prefix, repeats, inRow, options } = naming;
  const taken = new Map<string, Named>();
  const lengthened = new Map<number, string>();
  let index = -1;

  return {
    keyOf(row) {
      index++;
      const content = compiled.rowId || !row.row ? '' : contentOf(row, compiled.contentNames);
      const name = partsOf(row, content);
      const key = name === '' ? prefix : `${prefix}/${name}`;
      const first = taken.get(key.toLowerCase());
      if (!first) taken.set(key.toLowerCase(), { index, content, row });
      else if (content !== first.content) lengthen(first, { index, content, row });
      else repeats.add({ kind: 'name', message: key, inRow: () => inRow(doubled(name, row, first)) });
      return key;
    },
    settle: (cases) =>
      lengthened.size === 0
        ? [...cases]
        : cases.map((made, at) => ({ ...made, key: lengthened.get(at) ?? made.key })),
  };

  function partsOf(row: RowToResolve, content: string): string {
    const own = row.row ? (compiled.rowId ? idOf(row) : shortHash(content, 8)) : null;
    return row.combination.name === null
      ? (own ?? '')
      : own === null
        ? row.combination.name
        : `${row.combination.name}.${own}`;
  }

  function idOf(row: RowToResolve): string {
    const filled = compiled.rowId?.template.fill(row.scope) ?? null;
    const id = typeof filled === 'string' ? filled : JSON.stringify(filled);
    if (!isId(id)) repeats.add({ kind: 'id', message: id, inRow: () => inRow(badId(id)) });
    return id;
  }

  function lengthen(first: Named, second: Named): void {
    for (const { index: at, content, row } of [first, second]) {
      const name = [row.combination.name, shortHash(content, 16)].filter((part) => part !== null).join('.');
      lengthened.set(at, `${prefix}/${name}`);
    }
  }

  function badId(id: string): Diagnostic {
    return {
      code: 'dataset/bad-id',
      severity: 'error',
      message: `${JSON.stringify(id)} cannot name a row.`,
      why: 'The id becomes part of the key under which results are kept.',
      fix: 'Use a column that holds only letters, digits, ".", "_" and "-", at most 200 of them.',
      place: options.source.keyPlace(['cases', options.index, 'dataset', 'id']),
    };
  }

  function doubled(name: string, row: RowToResolve, first: Named): Diagnostic {
    const same = row.row && !compiled.rowId;
    return {
      code: same ? 'dataset/duplicate-row' : row.row ? 'dataset/duplicate-id' : 'case/duplicate-id',
      severity: 'error',
      message: same
        ? `What is used of this row is the same as ${whereIs(first.row, options)}.`
        : `The name "${name}" is taken already by ${whereIs(first.row, options)}; case of letters does not count.`,
      why: same
        ? 'The same case would be counted twice.'
        : 'Results are kept by the names of cases, so one would overwrite the other.',
      fix: same
        ? 'Remove one of the two, or tell rows apart with `dataset: { id: "{{column}}" }`.'
        : row.row
          ? 'Use a column that is different in every row.'
          : 'Make the values of the matrix different.',
      place: options.source.keyPlace(['cases', options.index, row.row ? 'dataset' : 'matrix']),
    };
  }
}

function contentOf({ scope }: RowToResolve, names: readonly string[]): string {
  const values: Record<string, Json> = {};
  for (const name of names) values[name] = lookUp(scope, name) ?? null;
  return canonicalJson(values);
}

function whereIs(row: RowToResolve, { dataset }: RowsToResolve): string {
  if (row.row && dataset) return `line ${row.row.line}`;
  return `the values ${JSON.stringify(row.combination.values)}`;
}
