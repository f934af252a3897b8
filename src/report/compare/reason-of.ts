import type { TrialFinished } from '../../model/event.ts';
import type { CellColumns } from '../fold/cell-columns.ts';
import { cut } from '../show/show-json.ts';

const mostCharacters = 500;

/**
 * Why the first bad trial of a cell did not pass: its error, why it could not be measured, or what its judges said.
 *
 * @returns one text, as the agent and the judges wrote it, so not yet safe to print; null where all passed
 */
export function reasonOf({ failures }: CellColumns): string | null {
  const [first] = [...failures].sort((a, b) => a.iteration - b.iteration);
  if (!first) return null;
  return cut(reasonsOf(first).join('; '), mostCharacters);
}

function reasonsOf({ error, reason, judgements }: TrialFinished): string[] {
  const said = judgements
    .filter(({ status }) => status === 'failed' || status === 'invalid')
    .map((judgement) => `${judgement.label ?? judgement.judge}: ${judgement.reason}`);
  return [
    ...(error ? [`${error.kind}: ${error.message}`] : []),
    ...(reason === undefined ? [] : [reason]),
    ...said,
  ];
}
