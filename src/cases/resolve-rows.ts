import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Case } from '../model/case.ts';
import { type Dataset, placeOfLine, type Row } from './dataset.ts';
import { makeCase } from './make-case.ts';
import { limitRepeats } from './repeats.ts';
import { nameRows } from './row-names.ts';
import type { RowsToResolve, RowToResolve } from './rows-to-resolve.ts';
import { makeVariants } from './variants/make-variants.ts';

/** Makes the cases of one item of `cases:`: one for each combination of its matrix and row of its dataset. */
export function resolveRows(options: RowsToResolve): Case[] {
  const { dataset, entry, compiled, suite } = options;
  const repeats = limitRepeats();
  let current: RowToResolve | null = null;
  const inRow = (diagnostic: Diagnostic): Diagnostic =>
    dataset && current?.row ? movedToRow(diagnostic, dataset, current.row) : diagnostic;
  const names = nameRows({ compiled, prefix: `${suite}/${entry.id}`, repeats, inRow, options });
  const make = makeCase(options, repeats, inRow);

  const cases: Case[] = [];
  for (const combination of options.combinations) {
    for (const row of dataset?.rows ?? [null]) {
      const texts = row?.texts ? { texts: row.texts } : {};
      current = { combination, row, scope: { matrix: combination.values, row: row?.values ?? {}, ...texts } };
      cases.push(make(names.keyOf(current), current));
    }
  }
  for (const problem of repeats.diagnostics(cases.length)) options.tell(problem);
  return makeVariants(names.settle(cases), options);
}

/** A mistake that only a row shows is told at that row, with the place of the case beside it. */
function movedToRow(diagnostic: Diagnostic, dataset: Dataset, row: Row): Diagnostic {
  const { file, line } = diagnostic.place ?? { file: '', line: 0 };
  return {
    ...diagnostic,
    fix: `${diagnostic.fix}\nThe row is used at ${file}:${line}.`,
    place: placeOfLine(dataset.file, dataset.text, row.line),
  };
}
