import type * as z from 'zod';
import { parseThreshold } from '../../model/parse-threshold.ts';
import { type Baseline, baselineSchema, type Report, reportSchema } from '../../model/report.ts';
import { schemaVersion } from '../../model/schema-version.ts';
import type { ScopedThreshold } from '../../model/threshold.ts';
import { GateColumns } from '../fold/gate-columns.ts';
import { gatherWarnings } from '../fold/gather-warnings.ts';
import { isCutOff } from '../fold/is-cut-off.ts';
import type { MeasuredRun } from '../fold/measured-run.ts';
import { columnsOfCell } from './columns-of-cell.ts';
import { problemOfCells } from './problem-of-cells.ts';

/** What a report says, or in a sentence why it cannot be used. */
export type ReportReading = { readonly run: MeasuredRun } | { readonly problem: string };

/**
 * Reads a report.json or a committed baseline back into what its figures are measured from.
 *
 * What it does not hold is not measured: of a report what judges said that no threshold of its run asked for; of a
 * baseline what any judge said, gates, warnings, tags and the trials that failed.
 */
export function readReport(text: string): ReportReading {
  const source = text.replace(/^\uFEFF/, '');
  if (source.trim() === '') return { problem: 'It is empty.' };
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { problem: isCutOff(source) ? 'It is truncated: it ends in the middle.' : 'It is not JSON.' };
  }
  return readValue(value);
}

function readValue(value: unknown): ReportReading {
  if (!isRecord(value)) return foreign;
  const isBaseline = Object.hasOwn(value, 'baseline');
  const isReport = Object.hasOwn(value, 'run') && Object.hasOwn(value, 'leaderboard');
  if (!Object.hasOwn(value, 'schemaVersion') || !(isBaseline || isReport)) return foreign;
  const version = value['schemaVersion'];
  if (typeof version === 'number' && version > schemaVersion) {
    return {
      problem: `It was written by a newer agent-eval (version ${version} of the report; this one reads ${schemaVersion}).`,
    };
  }
  if (hasPrototypeKey(value)) return damaged('"__proto__" is no key of a report');
  return isBaseline
    ? validated(baselineSchema, value, measuredInBaseline)
    : validated(reportSchema, value, measuredInReport);
}

const foreign = { problem: 'It is JSON, but neither a report of agent-eval nor a baseline.' };

function damaged(what: string): ReportReading {
  return { problem: `It is damaged: ${what}.` };
}

/** Outputs of agents may hold any key; nothing else in a report does. */
function hasPrototypeKey(value: Readonly<Record<string, unknown>>): boolean {
  const { run, baseline, cells } = value;
  const parts: readonly unknown[] = [value, run, baseline, ...(Array.isArray(cells) ? cells : [])];
  return parts.some((part) => isRecord(part) && Object.hasOwn(part, '__proto__'));
}

function validated<Schema extends z.ZodType<Pick<Report | Baseline, 'cells'>>>(
  schema: Schema,
  value: unknown,
  measured: (data: z.output<Schema>) => MeasuredRun,
): ReportReading {
  const { success, data, error } = schema.safeParse(value);
  if (!success) {
    const [issue] = error.issues;
    return damaged(`${issue?.path.join('/') || 'its shape'}: ${issue?.message ?? 'unknown'}`);
  }
  const problem = problemOfCells(data.cells);
  return problem === null ? { run: measured(data) } : damaged(problem);
}

function measuredInReport({ run, thresholds, cells, warnings }: Report): MeasuredRun {
  const columns = cells.map((cell) => columnsOfCell(cell, run.at));
  const gates = new GateColumns();
  for (const cell of cells)
    for (const { iteration, visits } of cell.gates ?? []) gates.set({ ...cell, iteration }, visits);
  return {
    run,
    thresholds: thresholds.flatMap(scoped),
    cells: columns,
    gates,
    // Those of trials come first.
    warnings: warnings.slice(gatherWarnings(columns).length),
  };
}

function scoped({ threshold: text, from, suite }: Report['thresholds'][number]): ScopedThreshold[] {
  const parsed = parseThreshold(text);
  return 'threshold' in parsed
    ? [{ threshold: parsed.threshold, from, ...(suite === undefined ? {} : { suite }) }]
    : [];
}

function measuredInBaseline({ baseline, cells }: Baseline): MeasuredRun {
  const suites = [...new Set(cells.map(({ suite }) => suite))];
  const place = { file: '', line: 1, column: 1 };
  return {
    run: {
      ...baseline,
      trials: cells.reduce((sum, { status }) => sum + status.replaceAll('s', '').length, 0),
      arguments: [],
      finishedAt: null,
      durationMs: null,
      status: 'completed',
      resumes: 0,
      suites: suites.map((name) => ({ name, file: '' })),
    },
    thresholds: [],
    cells: cells.map((cell) => columnsOfCell({ ...cell, place, tags: [], failures: [] }, baseline.at)),
    gates: new GateColumns(),
    warnings: [],
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
