import type { CaseChange, ComparedPair, Comparison, ComparisonVerdict } from '../../model/comparison.ts';
import { formatCount } from '../../model/format-count.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { formatValue } from '../show/format-value.ts';
import { plural } from '../show/plural.ts';
import { cut } from '../show/show-json.ts';
import { describeOutcome } from './describe-outcome.ts';
import { figureRules } from './figure-rules.ts';
import { formatChange, formatPValue } from './format-difference.ts';
import { nameSides } from './name-sides.ts';

const mostInList = 20;

/** A comparison in GitHub's Markdown, for comments and summaries; whatever agents and case files say in it is plain text. */
export function comparisonMarkdown(comparison: Comparison): string {
  return `${comparison.pairs.map((pair) => drawPair(pair, comparison).join('\n')).join('\n\n')}\n`;
}

const words: Readonly<Record<ComparisonVerdict, string>> = {
  worse: '❌ Worse',
  better: '✅ Better',
  'no-difference-seen': '➖ No difference seen',
  'cannot-say': '❔ Cannot say',
};

function drawPair(pair: ComparedPair, comparison: Comparison): string[] {
  const { cases, notes, reasons } = pair;
  const { first, second, subject } = nameSides(pair, comparison);
  const who = `${markdownText(second)} against ${markdownText(first)}`;
  return [
    `### ${words[pair.verdict]}: ${subject === null ? who : `${markdownText(subject)}, ${who}`}`,
    '',
    ...reasons.map((reason) => `${markdownText(reason)}  `),
    '',
    `| | ${markdownText(first)} | ${markdownText(second)} | change | | |`,
    '| --- | ---: | ---: | --- | --- | --- |',
    ...rowsOf(pair),
    '',
    ...listOf('Broken', cases.broken),
    ...listOf('Flaky', cases.flaky),
    ...listOf('Not measured on both sides', cases.unmeasured),
    ...listOf('Still failing', cases.stillFailing),
    ...listOf('Fixed', cases.fixed),
    countsOf(cases),
    ...notes.map((note) => `\n> ${markdownText(note)}`),
  ];
}

function rowsOf({ figures }: ComparedPair): string[] {
  return figureRules.flatMap(({ name, title }) => {
    const figure = figures[name];
    if (figure === null) return [];
    const texts = [
      title,
      formatValue(figure.first, figure.unit),
      formatValue(figure.second, figure.unit),
      formatChange(figure),
      figure.changed === 0 ? '' : formatPValue(figure),
      describeOutcome(figure),
    ];
    return [`| ${texts.map(markdownText).join(' | ')} |`];
  });
}

function listOf(title: string, changes: readonly CaseChange[]): string[] {
  if (changes.length === 0) return [];
  const rest = changes.length - mostInList;
  return [
    `**${title}** (${plural(changes.length, 'case')})`,
    '',
    ...changes.slice(0, mostInList).map(itemOf),
    ...(rest > 0 ? [`- and ${formatCount(rest)} more`] : []),
    '',
  ];
}

function itemOf({ case: key, first, second, reason }: CaseChange): string {
  const counts = `${formatCount(first.passed)}/${formatCount(first.trials)} → ${formatCount(second.passed)}/${formatCount(second.trials)}`;
  const isTold = reason !== undefined && second.passed < second.trials;
  return `- ${markdownText(key)} (${counts})${isTold ? `: ${markdownText(cut(reason, 200))}` : ''}`;
}

function countsOf(cases: ComparedPair['cases']): string {
  const left = [
    `${formatCount(cases.edited.length)} edited`,
    `${formatCount(cases.new.length)} new`,
    `${formatCount(cases.gone.length)} gone`,
  ];
  return `${plural(cases.compared, 'case')} compared, ${formatCount(cases.passing)} passing on both sides; left out: ${left.join(', ')}.`;
}
