import { formatCount } from '../../model/format-count.ts';
import type { Cell, FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { showDifference } from '../show/show-difference.ts';
import { cut, showJson } from '../show/show-json.ts';
import type { DrawingOptions } from './gantt.ts';
import { showIndented } from './show-indented.ts';
import { showTrace } from './show-trace.ts';

type Failed = Cell['failures'][number];

/** Cells that are shown at all. */
const mostInShort = 40;
/** Of those, the first whose pipeline run is drawn, too; single spans that an agent records are not worth a drawing. */
const mostTraces = 3;

/**
 * Every case that did not pass in every iteration, once an agent: where it stands, what went in, came out, and why.
 *
 * @param mostInFull - beyond these a line each
 */
export function showFailures(
  report: FoldedReport,
  palette: Palette,
  drawing: DrawingOptions,
  mostInFull = 10,
): string[] {
  const lines: string[] = [];
  let count = 0;
  let traces = 0;
  for (const cell of report.failing) {
    const [first] = cell.failures;
    if (!first) continue;
    count++;
    if (count <= mostInFull) {
      lines.push('', ...showInFull(cell, first, palette));
      const isDrawn = traces < mostTraces && first.spans.some(({ name }) => name === 'invoke_workflow');
      const trace = isDrawn ? showIndented(showTrace, first.spans, drawing) : [];
      if (trace.length > 0) traces++;
      lines.push(...trace);
    } else if (count <= mostInShort)
      lines.push(...(count === mostInFull + 1 ? [''] : []), headline(cell, first, palette));
  }
  if (count === 0) return [];
  if (count > mostInShort)
    lines.push(palette.dim(`  … and ${formatCount(count - mostInShort)} more in report.json`));
  return [palette.bold(`Did not pass (${plural(count, 'case')}, each agent counted)`), ...lines];
}

function headline(cell: Cell, first: Failed, palette: Palette): string {
  const bad = [...cell.status].filter((letter) => letter !== 'p').length;
  const share =
    cell.iterations.length > 1
      ? ` in ${formatCount(bad)} of ${formatCount(cell.iterations.length)} iterations`
      : '';
  const { file, line, row } = cell.place;
  const place = `${visibleText(file)}:${line}${row ? ` row ${row}` : ''}`;
  const mark = first.status === 'invalid' ? palette.yellow('!') : palette.red('✗');
  return `  ${mark} ${palette.bold(visibleText(cell.case))} ${palette.dim('by')} ${visibleText(cell.agent)} ${first.status}${share}  ${palette.dim(place)}`;
}

function showInFull(cell: Cell, first: Failed, palette: Palette): string[] {
  const lines = [headline(cell, first, palette), ...labelled('input', showJson(inputOf(first), 6), palette)];
  if (first.error) {
    const { kind, message, cause, at } = first.error;
    lines.push(
      ...labelled(
        'error',
        [
          ...showJson(`${kind}: ${message}${cause ? `\ncaused by: ${cause}` : ''}`, 12),
          ...(at === undefined ? [] : [palette.dim(`at ${visibleText(at)}`)]),
        ],
        palette,
      ),
    );
  }
  if (first.expected !== undefined && first.output !== null) lines.push(...showExpected(first, palette));
  else if (first.output !== null || !first.error)
    lines.push(...labelled('output', showJson(first.output, 8), palette));
  if (first.reason !== undefined && first.status === 'invalid') {
    lines.push(...labelled('invalid', showJson(first.reason, 8), palette));
  }
  return [...lines, ...showJudgements(first, palette)];
}

function inputOf(first: Failed): Failed['input'] {
  return first.turns ? first.turns.map((turn) => turn.input) : first.input;
}

function showExpected(first: Failed, palette: Palette): string[] {
  const expected = first.expected ?? null;
  const difference = showDifference(expected, first.output);
  if (difference?.every(({ mark }) => mark === ' ')) {
    return labelled('output', ['as expected:', ...showJson(first.output, 8)], palette);
  }
  if (!difference) {
    return [
      ...labelled('expected', showJson(expected, 8), palette),
      ...labelled('output', showJson(first.output, 8), palette),
    ];
  }
  const lines = difference.map(({ mark, text }) => {
    const line = `${mark} ${text}`;
    return mark === '-' ? palette.red(line) : mark === '+' ? palette.green(line) : palette.dim(line);
  });
  const key = `${palette.red('- expected')} ${palette.green('+ actual')}`;
  return labelled('output', [key, ...lines], palette);
}

function showJudgements(first: Failed, palette: Palette): string[] {
  const bad = first.judgements.filter(({ status }) => status === 'failed' || status === 'invalid');
  return bad.flatMap(({ judge, label, turn, reason }) => {
    const where = turn === undefined ? '' : ` (turn ${turn})`;
    const name = visibleText(judge);
    const title = label === undefined ? name : `${name}: ${cut(visibleText(label), 80)}`;
    const [head = '', ...rest] = reason.split('\n', 12).map((line) => cut(visibleText(line), 400));
    return [`      ${palette.red(title)}${where}  ${head}`, ...rest.map((line) => `        ${line}`)];
  });
}

function labelled(label: string, lines: readonly string[], palette: Palette): string[] {
  return lines.map(
    (line, index) => `      ${index === 0 ? palette.dim(label.padEnd(9)) : ' '.repeat(9)}${line}`,
  );
}
