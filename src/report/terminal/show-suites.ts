import { formatCount } from '../../model/format-count.ts';
import type { FoldedReport } from '../../model/report.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Palette } from '../show/palette.ts';
import { plural } from '../show/plural.ts';
import { wrapLine } from './wrap-line.ts';

/** A line for each suite and agent: how many cases passed in every iteration. */
export function showSuites(report: FoldedReport, palette: Palette, width: number): string[] {
  const lines: string[] = [];
  for (const suite of report.run.suites) {
    const tail = palette.dim(visibleText(suite.file));
    lines.push(...wrapLine(palette.bold(visibleText(suite.name)), width, { tail, gap: 1 }));
    for (const { agent, figures } of report.groups.filter(
      ({ by, name }) => by === 'suite' && name === suite.name,
    )) {
      const { trials, passed, failed, errored, invalid, skipped, retried } = figures;
      const isGood = passed === trials && invalid === 0;
      const sign = trials + invalid === 0 ? palette.dim('–') : isGood ? palette.green('✓') : palette.red('✗');
      const parts = [
        `${formatCount(passed)} of ${plural(trials, 'trial')} passed`,
        ...(failed > 0 ? [palette.red(`${formatCount(failed)} failed`)] : []),
        ...(errored > 0 ? [palette.red(`${formatCount(errored)} errored`)] : []),
        ...(invalid > 0 ? [palette.yellow(`${formatCount(invalid)} invalid`)] : []),
        ...(retried > 0 ? [palette.yellow(`${formatCount(retried)} retried`)] : []),
        ...(skipped > 0 ? [palette.dim(`${formatCount(skipped)} skipped`)] : []),
      ];
      lines.push(...wrapLine(`  ${sign} ${visibleText(agent)}  ${parts.join(' · ')}`, width, { indent: 4 }));
    }
  }
  return lines;
}
