import type { Json } from '../../model/json.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { fencedBlock } from '../markdown/fenced-block.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { plural } from '../show/plural.ts';
import { showDifference } from '../show/show-difference.ts';
import { showJson } from '../show/show-json.ts';
import type { CaseEntry } from './case-entry.ts';
import type { FailedTrial } from './failed-trial.ts';

const mostLines = 10;
const mostJudgements = 6;
/** Of one block, in UTF-16 units: a case that says too much must not push others out. */
const mostOfBlock = 1500;

/** The first trial that did not pass, folded under its headline; of a case that passes now only where it stands. */
export function caseDetails(headline: string, { place, failed }: CaseEntry): string {
  const { file, line, row } = place;
  const at = `${codeText(`${cutText(file, 200)}:${line}`)}${row === undefined ? '' : ` row ${row}`}`;
  const parts = failed ? [`${at}, iteration ${failed.iteration}`, ...bodyOf(failed)] : [at];
  return `<details>\n<summary>${headline}</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}

function bodyOf(failed: FailedTrial): string[] {
  const input = failed.turns ? failed.turns.map((turn) => turn.input) : failed.input;
  return [titled('Input', input), ...errorOf(failed), ...outputOf(failed), ...judgementsOf(failed)];
}

function errorOf({ error, status, reason }: FailedTrial): string[] {
  if (error) {
    const { kind, message, cause } = error;
    return [titled('Error', `${kind}: ${message}${cause === undefined ? '' : `\ncaused by: ${cause}`}`)];
  }
  return status === 'invalid' && reason !== undefined ? [titled('Not measured', reason)] : [];
}

function outputOf({ expected, output, error }: FailedTrial): string[] {
  if (expected === undefined || output === null) {
    const parts = expected === undefined ? [] : [titled('Expected', expected)];
    return output === null && error ? parts : [...parts, titled('Actual', output)];
  }
  const difference = showDifference(expected, output);
  if (!difference) return [titled('Expected', expected), titled('Actual', output)];
  if (difference.every(({ mark }) => mark === ' ')) return [titled('Actual, as expected', output)];
  const lines = difference.map(({ mark, text }) => `${mark} ${text}`);
  return [`**Expected** (−) **and actual** (+)\n\n${fencedBlock(bounded(lines), 'diff')}`];
}

function titled(title: string, value: Json): string {
  return `**${title}**\n\n${fencedBlock(bounded(showJson(value, mostLines)))}`;
}

function bounded(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let left = mostOfBlock;
  for (const line of lines) {
    if (left <= 0) return [...kept, '…'];
    kept.push(cutText(line, Math.max(left, 2)));
    left -= line.length + 1;
  }
  return kept;
}

function judgementsOf({ judgements }: FailedTrial): string[] {
  const bad = judgements.filter(({ status }) => status === 'failed' || status === 'invalid');
  if (bad.length === 0) return [];
  const lines = bad.slice(0, mostJudgements).map(({ judge, label, turn, reason }) => {
    const where = turn === undefined ? '' : ` (turn ${turn})`;
    const name = label === undefined ? '' : `, ${markdownText(cutText(label, 80))}`;
    return `- ${codeText(cutText(judge, 60))}${name}${where}: ${markdownText(cutText(reason, 400))}`;
  });
  const rest =
    bad.length > mostJudgements ? [`- ${plural(bad.length - mostJudgements, 'more judgement')}`] : [];
  return [[...lines, ...rest].join('\n')];
}
