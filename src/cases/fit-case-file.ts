import type * as z from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { explainIssues } from '../diagnostics/explain-issues.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { isJsonObject } from '../model/json.ts';
import { type CaseEntry, caseEntrySchema, type SuiteHead, suiteHeadSchema } from './case-file-schema.ts';

/** What a schema can tell of a case file. */
export interface FittedFile {
  /** null where so much is wrong that cases cannot be judged by it. */
  readonly head: SuiteHead | null;
  /** By number; null for cases that do not fit the schema. */
  readonly entries: readonly (CaseEntry | null)[];
  /** Whether the keys beside `cases:` are all right. */
  readonly sound: boolean;
  /** Whether all of it fits the schema. */
  readonly fits: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds a case file against its schema: the head as a whole, each case on its own, so that no mistake hides another. */
export function fitCaseFile(source: Source): FittedFile {
  const { value } = source;
  const cases = valueAt(value, ['cases']);
  const raw: readonly unknown[] = Array.isArray(cases) ? cases : [];
  const parsed = suiteHeadSchema.safeParse(value);
  const diagnostics = issuesOf(parsed, source, suiteHeadSchema, []);
  const entries = raw.map((entry, index) => {
    const checked = caseEntrySchema.safeParse(entry);
    diagnostics.push(...issuesOf(checked, source, caseEntrySchema, ['cases', index]));
    return checked.success ? checked.data : null;
  });
  const head = parsed.success ? parsed.data : salvage(value, parsed.error.issues);
  return { head, entries, sound: parsed.success, fits: diagnostics.length === 0, diagnostics };
}

function issuesOf(
  parsed: z.ZodSafeParseResult<unknown>,
  source: Source,
  schema: z.ZodType,
  path: readonly (string | number)[],
): Diagnostic[] {
  return parsed.success ? [] : explainIssues(parsed.error.issues, source, { area: 'case', schema, path });
}

/** The head without the keys that are wrong, so that the cases can still be looked at. */
function salvage(value: unknown, issues: readonly z.core.$ZodIssue[]): SuiteHead | null {
  if (!isJsonObject(value)) return null;
  const wrong = new Set(
    issues.flatMap((issue) =>
      issue.path.length > 0 ? [issue.path[0]] : issue.code === 'unrecognized_keys' ? issue.keys : [],
    ),
  );
  const sound = Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key)));
  const parsed = suiteHeadSchema.safeParse({ suite: 'suite', ...sound });
  return parsed.success ? parsed.data : null;
}
