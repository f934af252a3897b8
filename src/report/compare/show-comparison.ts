import type { CaseChange, ComparedPair, Comparison, ComparisonVerdict } from '../../model/comparison.ts';
import { formatCount } from '../../model/format-count.ts';
import { visibleText } from '../../model/visible-text.ts';
import { type Palette, paletteFor } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { cut } from '../show/show-json.ts';
import { nameSides } from './name-sides.ts';
import { showFigures } from './show-figures.ts';

const mostInList = 20;
const mostNames = 5;

export interface ShowComparisonOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * A comparison as a person reads it in a terminal: the verdict first, then figures, then what broke and why. Of several
 * pairs the worst come first, and those that are the same throughout take a line each.
 */
export function showComparison(comparison: Comparison, { color, width }: ShowComparisonOptions): string {
  const palette = paletteFor(color);
  const pairs = inOrder(comparison.pairs);
  const alike = pairs.length > 1 ? pairs.filter(isAlike) : [];
  const blocks = pairs
    .filter((pair) => !alike.includes(pair))
    .map((pair) => showPair(pair, comparison, palette, width).join('\n'));
  const rest = alike.map((pair) => `${headline(pair, comparison, palette)}, the same in every case`);
  const summary = pairs.length > 1 ? [summaryOf(comparison, palette)] : [];
  return `${[...summary, ...blocks, ...(rest.length > 0 ? [rest.join('\n')] : [])].join('\n\n')}\n`;
}

function inOrder(pairs: readonly ComparedPair[]): ComparedPair[] {
  return severities.flatMap((verdict) => pairs.filter((pair) => pair.verdict === verdict));
}

const severities: readonly ComparisonVerdict[] = ['worse', 'cannot-say', 'better', 'no-difference-seen'];

/** Nothing differs, and nothing needs to be told. */
function isAlike({ verdict, figures, cases, notes }: ComparedPair): boolean {
  const lists = [cases.stillFailing, cases.flaky, cases.unmeasured, cases.edited, cases.new, cases.gone];
  return (
    verdict === 'no-difference-seen' &&
    Object.values(figures).every((figure) => figure === null || figure.changed === 0) &&
    lists.every(({ length }) => length === 0) &&
    notes.length === 0
  );
}

function summaryOf({ verdict, pairs }: Comparison, palette: Palette): string {
  const counts = severities.flatMap((one) => {
    const count = pairs.filter((pair) => pair.verdict === one).length;
    return count === 0 ? [] : [`${words[one].toLowerCase()} in ${formatCount(count)}`];
  });
  return `${inColor(words[verdict], verdict, palette)}  ${plural(pairs.length, 'comparison')}: ${counts.join(', ')}`;
}

function showPair(pair: ComparedPair, comparison: Comparison, palette: Palette, width: number): string[] {
  const { cases, notes } = pair;
  return [
    headline(pair, comparison, palette),
    ...pair.reasons.map((reason) => `  ${reason}`),
    '',
    ...showFigures(pair, comparison, palette, width),
    ...listOf('Broken', cases.broken, palette.red('✗'), palette),
    ...listOf('Flaky', cases.flaky, palette.yellow('~'), palette),
    ...listOf('Still failing', cases.stillFailing, palette.red('·'), palette),
    ...listOf('Not measured on both sides', cases.unmeasured, palette.yellow('!'), palette),
    ...listOf('Fixed', cases.fixed, palette.green('✓'), palette),
    '',
    palette.dim(countsOf(cases)),
    ...leftOut(cases).map((line) => palette.dim(line)),
    ...notes.map((note) => palette.yellow(`note  ${visibleText(note)}`)),
  ];
}

const words: Readonly<Record<ComparisonVerdict, string>> = {
  worse: 'WORSE',
  better: 'BETTER',
  'no-difference-seen': 'NO DIFFERENCE SEEN',
  'cannot-say': 'CANNOT SAY',
};

function headline(pair: ComparedPair, comparison: Comparison, palette: Palette): string {
  const { first, second, subject } = nameSides(pair, comparison);
  const who = `${visibleText(second)} against ${visibleText(first)}`;
  return `${inColor(words[pair.verdict], pair.verdict, palette)}  ${subject === null ? who : `${visibleText(subject)}: ${who}`}`;
}

function inColor(text: string, verdict: ComparisonVerdict, palette: Palette): string {
  const bold = palette.bold(text);
  if (verdict === 'worse') return palette.red(bold);
  return verdict === 'better' ? palette.green(bold) : palette.yellow(bold);
}

function listOf(title: string, changes: readonly CaseChange[], mark: string, palette: Palette): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, mostInList).flatMap((change) => showChange(change, mark, palette));
  const rest = changes.length - mostInList;
  return [
    '',
    `${palette.bold(title)} (${plural(changes.length, 'case')})`,
    ...shown,
    ...(rest > 0 ? [palette.dim(`  … and ${formatCount(rest)} more; --json lists them all`)] : []),
  ];
}

function showChange(change: CaseChange, mark: string, palette: Palette): string[] {
  const { first, second, place, reason } = change;
  const counts = `${formatCount(first.passed)}/${formatCount(first.trials)} → ${formatCount(second.passed)}/${formatCount(second.trials)}`;
  const at = place.file === '' ? '' : `  ${palette.dim(`${visibleText(place.file)}:${place.line}`)}`;
  const line = `  ${mark} ${visibleText(change.case)}  ${counts}${at}`;
  const isTold = reason !== undefined && second.passed < second.trials;
  return [line, ...(isTold ? [`      ${cut(visibleText(reason), 200)}`] : [])];
}

function countsOf({ compared, passing, fixed, broken, stillFailing, flaky }: ComparedPair['cases']): string {
  const parts = [
    `${formatCount(passing)} passing`,
    `${formatCount(broken.length)} broken`,
    `${formatCount(fixed.length)} fixed`,
    `${formatCount(stillFailing.length)} still failing`,
    `${formatCount(flaky.length)} flaky`,
  ];
  return `${plural(compared, 'case')} compared: ${parts.join(', ')}`;
}

function leftOut(cases: ComparedPair['cases']): string[] {
  const kinds = [
    ['edited', cases.edited],
    ['new', cases.new],
    ['gone', cases.gone],
  ] as const;
  return kinds.flatMap(([kind, listed]) => {
    if (listed.length === 0) return [];
    const names = listed.slice(0, mostNames).map((one) => visibleText(one.case));
    const rest = listed.length - names.length;
    return [
      `${plural(listed.length, 'case')} left out as ${kind}: ${names.join(', ')}${rest > 0 ? `, and ${formatCount(rest)} more` : ''}`,
    ];
  });
}
