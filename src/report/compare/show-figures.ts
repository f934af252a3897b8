import type { ComparedPair, Comparison, Difference } from '../../model/comparison.ts';
import { formatValue } from '../show/format-value.ts';
import type { Palette } from '../show/palette.ts';
import { type Column, drawTable } from '../show/table.ts';
import { fitWidth } from '../terminal/fit-width.ts';
import { hangText } from '../terminal/hang-text.ts';
import { tooNarrow } from '../terminal/too-narrow.ts';
import { describeOutcome } from './describe-outcome.ts';
import { figureRules } from './figure-rules.ts';
import { formatChange, formatPValue } from './format-difference.ts';
import { nameSides } from './name-sides.ts';

/** Columns that the names of a side take at most at the head of the table. */
const mostOfName = 24;

/** The figures of both sides and what became of each, a line each. */
export function showFigures(
  pair: ComparedPair,
  comparison: Comparison,
  palette: Palette,
  width: number,
): string[] {
  const { first, second } = nameSides(pair, comparison);
  const columns: readonly Column[] = [
    { title: '' },
    { title: fitWidth(first, mostOfName, true), align: 'right', dispensable: 3 },
    { title: fitWidth(second, mostOfName, true), align: 'right', dispensable: 2 },
    { title: 'change' },
    { title: 'p-value', dispensable: 1 },
    { title: '' },
  ];
  const rows = figureRules.flatMap(({ name, title }) => {
    const figure = pair.figures[name];
    return figure === null ? [] : [{ figure, texts: rowOf(title, figure) }];
  });
  const table = drawTable(
    columns,
    rows.map(({ texts }) => texts),
    width - 2,
  );
  const [head = '', ...lines] = table.lines;
  return [
    palette.dim(`  ${head}`),
    ...lines.map((line, index) => `  ${colored(line, rows[index]?.figure, palette)}`),
    ...tooNarrow(table.leftOut).flatMap((note) => hangText('  ', note, width).map(palette.dim)),
  ];
}

function rowOf(title: string, figure: Difference): string[] {
  const { unit, first, second } = figure;
  return [
    title,
    formatValue(first, unit),
    formatValue(second, unit),
    formatChange(figure),
    figure.changed === 0 ? '' : formatPValue(figure),
    describeOutcome(figure),
  ];
}

function colored(line: string, figure: Difference | undefined, palette: Palette): string {
  if (figure?.verdict === 'worse') return palette.red(line);
  return figure?.verdict === 'better' ? palette.green(line) : line;
}
