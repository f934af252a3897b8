import { visibleText } from '../../model/visible-text.ts';
import { formatEstimate, formatValue } from '../../report/show/format-value.ts';
import { paletteFor } from '../../report/show/palette.ts';
import { plural } from '../../report/show/plural.ts';
import { drawTable } from '../../report/show/table.ts';
import { hangText } from '../../report/terminal/hang-text.ts';
import { joinSections } from '../../report/terminal/join-sections.ts';
import { showJudging } from '../../report/terminal/show-judging.ts';
import type { Terminal } from '../terminal.ts';
import type { JudgedLabel } from './judge-labels.ts';
import type { Agreement } from './measure-agreement.ts';

/** How far judges and people agree, as a person reads it in a terminal. */
export function showAgreement(
  agreement: Agreement,
  file: string,
  { color, width }: Pick<Terminal, 'color' | 'width'>,
): string {
  const palette = paletteFor(color);
  const { labels, table, disagreements, undecided, judging } = agreement;
  const decided = labels - undecided.length;
  const [passed, failed] = table;
  const rows = [
    ['judge passes', ...passed.map(String)],
    ['judge fails', ...failed.map(String)],
  ];
  const columns = [
    { title: '' },
    { title: 'person passes', align: 'right' as const },
    { title: 'person fails', align: 'right' as const },
  ];
  const listed = (title: string, all: readonly JudgedLabel[]): string[] =>
    all.length === 0
      ? []
      : [
          palette.bold(`${title} (${all.length})`),
          ...all.flatMap((one) => hangText('  ', lineOf(one, file), width)),
        ];
  return joinSections([
    [
      `${palette.bold(visibleText(file))}  ${plural(labels, 'label')}, ${decided} judged`,
      `  accuracy  ${accuracyOf(agreement)}`,
      `  kappa     ${kappaOf(agreement)}`,
    ],
    drawTable(columns, rows, Number.POSITIVE_INFINITY).lines.map((line) => `  ${line}`),
    listed('They disagree', disagreements),
    listed('No verdict, so in no figure', undecided),
    showJudging(judging, palette, width),
  ]);
}

function accuracyOf({ accuracy, labels, undecided }: Agreement): string {
  if (!accuracy) return '–';
  const { value, interval } = accuracy;
  return formatEstimate({ value, ...interval, level: 0.95, samples: labels - undecided.length }, 'ratio');
}

function kappaOf({ kappa, accuracy }: Agreement): string {
  if (!accuracy) return '–';
  if (!kappa)
    return 'not defined: judge and person said the same of everything, as chance alone would have it';
  const { value, interval, chance } = kappa;
  const range = `[${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}]`;
  return `${value.toFixed(2)} ${range}  (chance alone would agree on ${formatValue(chance, 'ratio')})`;
}

function lineOf({ label, judgement }: JudgedLabel, file: string): string {
  const said = {
    passed: 'passes',
    failed: 'fails',
    invalid: 'cannot judge',
    unscored: 'says nothing',
  } as const;
  const person = label.human === 'passed' ? 'passes' : 'fails';
  const place = `${visibleText(file)}:${label.line}`;
  return `${place} ${visibleText(label.id)}: person ${person}, ${visibleText(judgement.judge)} ${said[judgement.status]}: ${visibleText(judgement.reason)}`;
}
