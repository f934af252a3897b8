import type { CaseChange, ComparedPair, Comparison, ComparisonVerdict } from '../../model/comparison.ts';
import { visibleText } from '../../model/visible-text.ts';
import { type Palette, paletteFor } from '../palette.ts';
import { plural } from '../plural.ts';
import { cut } from '../show-json.ts';
import { nameSides } from './name-sides.ts';
import { showFigures } from './show-figures.ts';

const mostInList = 20;
const mostNames = 5;

export interface ShowComparisonOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** A comparison as a person reads it in a terminal: the verdict first, then figures, then what broke and why. */
export function showComparison(comparison: Comparison, { color, width }: ShowComparisonOptions): string {
  const palette = paletteFor(color);
  const blocks = comparison.pairs.map((pair) => showPair(pair, comparison, palette, width).join('\n'));
  return `${blocks.join('\n\n\n')}\n`;
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
  const word = palette.bold(words[pair.verdict]);
  const drawn =
    pair.verdict === 'worse'
      ? palette.red(word)
      : pair.verdict === 'better'
        ? palette.green(word)
        : palette.yellow(word);
  const who = `${visibleText(second)} against ${visibleText(first)}`;
  return `${drawn}  ${subject === null ? who : `${visibleText(subject)}: ${who}`}`;
}

function listOf(title: string, changes: readonly CaseChange[], mark: string, palette: Palette): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, mostInList).flatMap((change) => showChange(change, mark, palette));
  const rest = changes.length - mostInList;
  return [
    '',
    `${palette.bold(title)} (${plural(changes.length, 'case')})`,
    ...shown,
    ...(rest > 0 ? [palette.dim(`  … and ${rest} more; --json lists them all`)] : []),
  ];
}

function showChange(change: CaseChange, mark: string, palette: Palette): string[] {
  const { first, second, place, reason } = change;
  const counts = `${first.passed}/${first.trials} → ${second.passed}/${second.trials}`;
  const at = place.file === '' ? '' : `  ${palette.dim(`${visibleText(place.file)}:${place.line}`)}`;
  const line = `  ${mark} ${visibleText(change.case)}  ${counts}${at}`;
  const isTold = reason !== undefined && second.passed < second.trials;
  return [line, ...(isTold ? [`      ${cut(visibleText(reason), 200)}`] : [])];
}

function countsOf({ compared, passing, fixed, broken, stillFailing, flaky }: ComparedPair['cases']): string {
  const parts = [
    `${passing} passing`,
    `${broken.length} broken`,
    `${fixed.length} fixed`,
    `${stillFailing.length} still failing`,
    `${flaky.length} flaky`,
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
      `${plural(listed.length, 'case')} left out as ${kind}: ${names.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`,
    ];
  });
}
