import { setOutput, warning } from '@actions/core';
import { toFailure } from '../model/failure.ts';
import { visibleText } from '../model/visible-text.ts';
import { measureFigures } from '../report/measure/measure-figures.ts';
import type { ActionVerdict } from './decide-verdict.ts';
import type { Evaluation } from './evaluate.ts';

export interface ActionOutputs {
  readonly verdict: ActionVerdict['status'];
  /** null: nothing was measured. */
  readonly evaluation: Evaluation | null;
  /** Absolute. */
  readonly reportPath: string | null;
  readonly commentUrl: string | null;
}

/**
 * Sets the outputs of the step: numbers, paths and words that are ours, and no text that an agent wrote. That they
 * cannot be written is told, and nothing else comes of it.
 */
export function writeOutputs({ verdict, evaluation, reportPath, commentUrl }: ActionOutputs): void {
  const figures = evaluation === null ? null : measureFigures(evaluation.measured.cells);
  const outputs: Readonly<Record<string, string | number | null | undefined>> = {
    verdict,
    'pass-rate': figures?.passRate?.value,
    'error-rate': figures?.errorRate?.value,
    p50: figures?.latency.p50?.value,
    p95: figures?.latency.p95?.value,
    p99: figures?.latency.p99?.value,
    cost: figures?.costTotalUsd,
    'report-path': reportPath,
    'comment-url': commentUrl,
  };
  try {
    for (const [name, value] of Object.entries(outputs))
      setOutput(name, typeof value === 'number' ? plain(value) : (value ?? ''));
  } catch (error) {
    warning(visibleText(`The outputs could not be written: ${toFailure(error).message}`));
  }
}

/** In digits, as shells and expressions compare it. */
function plain(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}
