import type { ThresholdResult } from '../../model/report.ts';
import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { tableHead } from '../markdown/table-head.ts';
import { formatInterval } from '../show/format-value.ts';
import type { CommentSubject } from './comment-subject.ts';
import { keepTogether } from './keep-together.ts';
import type { Section } from './section.ts';

/** Every threshold with what was measured, those that were missed first. */
export function thresholdsSection({ report: { thresholds, run } }: CommentSubject, most: number): Section {
  const inOrder = [
    ...thresholds.filter(({ met }) => !met),
    ...thresholds.filter(({ met, evaluated }) => met && !evaluated),
    ...thresholds.filter(({ met, evaluated }) => met && evaluated),
  ];
  return {
    importance: 3,
    name: 'thresholds',
    noun: 'threshold',
    before: `#### Thresholds\n\n${tableHead([{ title: '' }, { title: 'threshold' }, { title: 'measured' }])}`,
    items: inOrder.slice(0, most).map((result) => rowOf(result, run.suites.length > 1)),
    count: thresholds.length,
    after: '',
  };
}

function rowOf(result: ThresholdResult, isScoped: boolean): string {
  const { threshold, suite, met, evaluated, measured, unit, reason } = result;
  const sign = met ? (evaluated ? '✅' : '⚠️') : '❌';
  const scope = suite === undefined || !isScoped ? '' : ` of ${codeText(cutText(suite, 80))}`;
  const interval = measured ? formatInterval(measured, unit) : '';
  const said = markdownText(`${cutText(reason, 300)}${keepTogether(interval)}`);
  return `| ${sign} | ${codeText(cutText(threshold, 160))}${scope} | ${said} |`;
}
