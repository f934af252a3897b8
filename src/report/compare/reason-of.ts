import type { Cell } from '../../model/report.ts';
import { cut } from '../show-json.ts';

const mostCharacters = 500;

/**
 * Why the first bad trial of a cell did not pass: its error, why it could not be measured, or what its judges said.
 *
 * @returns one text, as the agent and the judges wrote it, so not yet safe to print; null where all passed
 */
export function reasonOf({ failures }: Cell): string | null {
  const [first] = failures;
  if (!first) return null;
  return cut(reasonsOf(first).join('; '), mostCharacters);
}

function reasonsOf({ error, reason, judgements }: Cell['failures'][number]): string[] {
  const said = judgements
    .filter(({ status }) => status === 'failed' || status === 'invalid')
    .map((judgement) => `${judgement.label ?? judgement.judge}: ${judgement.reason}`);
  return [
    ...(error ? [`${error.kind}: ${error.message}`] : []),
    ...(reason === undefined ? [] : [reason]),
    ...said,
  ];
}
