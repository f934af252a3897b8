import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/source.ts';
import type { JudgeRegistry } from '../model/judge.ts';
import type { CaseEntry } from './case-file-schema.ts';
import type { CompiledCase } from './compile-case.ts';
import type { Dataset, Row } from './dataset.ts';
import type { Combination } from './matrix.ts';
import type { MergedCase } from './merge-settings.ts';
import type { Scope } from './template.ts';

/** One item of `cases:`, ready to be made into cases. */
export interface RowsToResolve {
  readonly source: Source;
  readonly registry: JudgeRegistry;
  readonly suite: string;
  readonly entry: CaseEntry;
  readonly index: number;
  readonly merged: MergedCase;
  readonly compiled: CompiledCase;
  readonly dataset: Dataset | null;
  readonly combinations: readonly Combination[];
  /** Relative to the project. */
  readonly hooks: string | undefined;
  readonly tell: (diagnostic: Diagnostic) => void;
}

/** One case to be: a combination of the matrix with a row of the dataset. */
export interface RowToResolve {
  readonly scope: Scope;
  readonly combination: Combination;
  /** null without a dataset. */
  readonly row: Row | null;
}
