import { formatCount } from '../../model/format-count.ts';
import { visibleText } from '../../model/visible-text.ts';
import { type Palette, paletteFor } from '../../report/show/palette.ts';
import { plural } from '../../report/show/plural.ts';
import { alignColumns } from '../align-columns.ts';
import type { ListedCase, ListedSuite } from './list-cases.ts';
import type { CoveredSystem } from './list-covered.ts';

/** Cases by suite, one a line. */
export function showCases(suites: readonly ListedSuite[], color: boolean): string {
  const palette = paletteFor(color);
  const cases = suites.flatMap((suite) => suite.cases);
  const blocks = suites.map((suite) => [headOf(suite, palette), ...linesOf(suite, palette)].join('\n'));
  const only = cases.filter((listed) => listed.only).length;
  const left = only > 0 ? ` ${plural(only, 'case')} marked "only": a run leaves out the others.` : '';
  return `${blocks.join('\n\n')}\n\n${plural(cases.length, 'case')} in ${plural(suites.length, 'suite')}.${left}\n`;
}

function headOf({ suite, file, cases }: ListedSuite, palette: Palette): string {
  return `${palette.bold(visibleText(suite))}  ${palette.dim(`${visibleText(file)}, ${plural(cases.length, 'case')}`)}`;
}

function linesOf({ suite, cases }: ListedSuite, palette: Palette): string[] {
  const rows = cases.map((listed) => [
    `  ${visibleText(listed.case.slice(suite.length + 1))}`,
    listed.tags.length > 0 ? visibleText(`[${listed.tags.join(', ')}]`) : '',
    visibleText(listed.agents.join(', ')) || 'no agent',
    notesOf(listed, palette),
  ]);
  return alignColumns(rows);
}

function notesOf({ iterations, skip, only }: ListedCase, palette: Palette): string {
  const notes = [
    iterations > 1 ? plural(iterations, 'iteration') : '',
    only ? 'only' : '',
    skip === null ? '' : palette.yellow(`skipped: ${visibleText(skip)}`),
  ];
  return notes.filter(Boolean).join(', ');
}

/** Systems with the suites that prove them. */
export function showCovered(covered: readonly CoveredSystem[], color: boolean): string {
  const palette = paletteFor(color);
  if (covered.length === 0) {
    return 'No suite says what it covers. Write `covers: [name-of-a-system]` beside `suite:` in its case file.\n';
  }
  const blocks = covered.map(({ system, suites }) => {
    const rows = suites.map(({ suite, file, cases, skipped }) => [
      `  ${visibleText(suite)}`,
      plural(cases.length, 'case'),
      skipped.length > 0 ? `${formatCount(skipped.length)} skipped` : '',
      palette.dim(visibleText(file)),
    ]);
    return [palette.bold(visibleText(system)), ...alignColumns(rows)].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}
