import type * as z from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { explainIssues } from '../diagnostics/explain-issues.ts';
import { type Source, valueAt } from '../diagnostics/source.ts';
import { isJsonObject } from '../model/json.ts';
import { type CaseEntry, caseEntrySchema, type SuiteHead, suiteHeadSchema } from './case-file-schema.ts';
import { checkHead } from './check-head.ts';
import { checkScripted } from './check-scripted.ts';

/** A case file with all that its schema can tell. */
export interface CheckedFile {
  readonly source: Source;
  /** null where so much is wrong that cases cannot be judged by it. */
  readonly head: SuiteHead | null;
  /** By number; null for cases that do not fit the schema. */
  readonly entries: readonly (CaseEntry | null)[];
  /** Whether the keys beside `cases:` are all right. */
  readonly sound: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks a case file against its schema: the head as a whole, each case on its own, so that no mistake hides another. */
export function checkCaseFile(source: Source, knownAgents: readonly string[]): CheckedFile {
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
  diagnostics.push(...checkHead(source, knownAgents));
  diagnostics.push(...checkScripted(source));
  diagnostics.push(...doubledIds(source, entries));
  return { source, head, entries, sound: parsed.success, diagnostics };
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
