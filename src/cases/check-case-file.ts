import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { isJsonObject } from '../model/json.ts';
import type { CaseEntry, SuiteHead } from './case-file-schema.ts';
import { checkHead } from './check-head.ts';
import { checkScripted } from './check-scripted.ts';
import type { FittedFile } from './fit-case-file.ts';

/** A case file with all that can be told before its templates are filled. */
export interface CheckedFile extends FittedFile {
  readonly source: Source;
}

/**
 * Checks a case file: what its schema can tell, and what no schema sees.
 *
 * @param fits - a file of this very text was found to fit the schema, so that the schema need not even be loaded
 */
export async function checkCaseFile(
  source: Source,
  knownAgents: readonly string[],
  fits: boolean,
): Promise<CheckedFile> {
  const fitted = fits && isCaseFile(source.value) ? asItIs(source.value) : await fitToSchema(source);
  const diagnostics = [
    ...fitted.diagnostics,
    ...checkHead(source, knownAgents),
    ...checkScripted(source),
    ...doubledIds(source, fitted.entries),
  ];
  return { ...fitted, source, diagnostics };
}

async function fitToSchema(source: Source): Promise<FittedFile> {
  const { fitCaseFile } = await import('./fit-case-file.ts');
  return fitCaseFile(source);
}

type CaseFile = SuiteHead & { readonly cases: readonly CaseEntry[] };

/** Only for values that the schema has seen before. */
function isCaseFile(value: unknown): value is CaseFile {
  return isJsonObject(value) && typeof value['suite'] === 'string' && Array.isArray(value['cases']);
}

function asItIs(file: CaseFile): FittedFile {
  return { head: file, entries: file.cases, sound: true, fits: true, diagnostics: [] };
}

function doubledIds(source: Source, entries: readonly (CaseEntry | null)[]): Diagnostic[] {
  const seen = new Map<string, number>();
  return entries.flatMap((_, index) => {
    const id = valueAt(source.value, ['cases', index, 'id']);
    if (typeof id !== 'string') return [];
    const first = seen.get(id.toLowerCase());
    seen.set(id.toLowerCase(), first ?? index);
    if (first === undefined) return [];
    return {
      code: 'case/duplicate-id',
      severity: 'error' as const,
      message: `A case named "${id}" stands on line ${source.position(['cases', first, 'id']).line} already; case of letters does not count.`,
      why: 'Results are kept by the names of cases, so one would overwrite the other.',
      fix: 'Give each case a name of its own.',
      place: source.place(['cases', index, 'id']),
    };
  });
}
