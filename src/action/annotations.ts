import type { Cell, FoldedReport } from '../model/report.ts';
import { describeFailure } from '../report/comment/describe-failure.ts';
import { describeStatus } from '../report/comment/describe-status.ts';
import { failedTrial } from '../report/comment/failed-trial.ts';
import { cutText } from '../report/markdown/cut-text.ts';
import { shownText } from '../report/markdown/shown-text.ts';

/** A remark on a line of a file, as GitHub shows it beside the code. */
export interface Annotation {
  /**
   * error: no trial passed; warning: some did, or none could be measured; notice: all passed that could be measured, and
   * some could not.
   */
  readonly level: 'error' | 'warning' | 'notice';
  /** Relative to the project, with `/` between folders. */
  readonly file: string;
  readonly line: number;
  readonly title: string;
  /** On several lines. */
  readonly message: string;
}

export interface Annotations {
  readonly shown: readonly Annotation[];
  /** Cases beyond what GitHub shows. */
  readonly leftOut: number;
}

const levels = ['error', 'warning', 'notice'] as const;
/** GitHub shows the first ten of a level in a step; the verdict is an error, and what was left open a warning. */
const mostOfLevel = { error: 9, warning: 8, notice: 10 } as const;
const mostAgents = 5;

/**
 * Annotations on the lines of the cases that did not pass, one a case whatever number of agents it concerns, the worst
 * first, with room for others among the ten of a level. Texts are safe to show, and not yet escaped for workflow commands.
 */
export function annotationsOf({ failing }: Pick<FoldedReport, 'failing'>): Annotations {
  const byCase = new Map<string, Cell[]>();
  for (const cell of failing) {
    const same = byCase.get(cell.case);
    if (same) same.push(cell);
    else byCase.set(cell.case, [cell]);
  }
  const cases = [...byCase.values()].map((cells) => ({ cells, badness: badnessOf(cells) }));
  const worst = cases.sort((a, b) => b.badness - a.badness).map(({ cells }) => cells);
  const chosen = levels.flatMap((level) =>
    worst.filter((cells) => levelOf(cells) === level).slice(0, mostOfLevel[level]),
  );
  return { shown: chosen.flatMap(annotate), leftOut: worst.length - chosen.length };
}

function annotate(cells: readonly Cell[]): Annotation[] {
  const [first] = cells;
  if (!first) return [];
  const agents = cells.slice(0, mostAgents).map(describe);
  const rest = cells.length > mostAgents ? [`and ${cells.length - mostAgents} more agents`] : [];
  const { file, line, row } = first.place;
  const name = `${first.case}${row === undefined ? '' : ` (row ${row})`}`;
  return [
    {
      level: levelOf(cells),
      file: shownText(file),
      line,
      title: shown(name, 200),
      message: [...agents, ...rest].join('\n'),
    },
  ];
}

/** What the worst of its agents comes to. */
function levelOf(cells: readonly Cell[]): Annotation['level'] {
  const found = cells.map(({ status }) => levelOfStatus(status));
  return levels.find((level) => found.includes(level)) ?? 'notice';
}

function levelOfStatus(status: string): Annotation['level'] {
  if (/[fe]/.test(status)) return status.includes('p') ? 'warning' : 'error';
  return status.includes('p') ? 'notice' : 'warning';
}

/** Agents that fail, each by the share of its trials that did. */
function badnessOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { status }) => sum + status.replace(/[^fei]/g, '').length / status.length, 0);
}

function describe(cell: Cell): string {
  const failed = failedTrial(cell);
  const why = failed ? `: ${describeFailure(failed)}` : '';
  return `${shown(cell.agent, 80)}: ${describeStatus(cell.status)}${shown(why, 400)}`;
}

/** On one line. */
function shown(text: string, most: number): string {
  return shownText(cutText(text, most));
}
