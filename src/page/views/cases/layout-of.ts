/** Pixels. */
const narrow = 640;
const markWidth = 18;
const gap = 12;
const lineHeight = 22;
const widths = { case: 220, agent: 140, score: 52, latency: 68, cost: 84, change: 132 } as const;

/** A figure of a cell that has a column of its own. */
export type FigureColumn = 'score' | 'latency' | 'cost' | 'change';

export interface CasesLayout {
  /** Every case is a card of several lines, for narrow screens and paper. */
  readonly isNarrow: boolean;
  /** Pixels; the same of all rows. */
  readonly rowHeight: number;
  /** Most iterations that a cell shows as marks; with more it shows counts. */
  readonly marks: number;
  readonly figures: readonly FigureColumn[];
  /** `grid-template-columns` of all rows; empty where they are cards. */
  readonly columns: string;
  /** Pixels that the columns take at least. */
  readonly leastWidth: number;
}

/**
 * How the cases are drawn into a width.
 *
 * @param width - pixels
 * @param agents - columns of agents; null: one column of their names
 * @param repeats - the numbers of iterations that there are
 */
export function layoutOf({
  width,
  agents,
  repeats,
  hasCost,
  hasBaseline,
}: {
  readonly width: number;
  readonly agents: number | null;
  readonly repeats: Iterable<number>;
  readonly hasCost: boolean;
  readonly hasBaseline: boolean;
}): CasesLayout {
  const figures: FigureColumn[] = ['score', 'latency'];
  if (hasCost) figures.push('cost');
  if (hasBaseline) figures.push('change');
  const cells = agents ?? 1;
  const isNarrow = width < narrow;
  const heads = agents === null ? [widths.case, widths.agent] : [widths.case];
  const headsWidth = widthOf(heads);
  const figuresWidth = widthOf(figures.map((name) => widths[name]));
  const room = isNarrow
    ? width - 2 * gap - (agents === 1 ? 0 : widths.agent)
    : (width - headsWidth - 2 * gap) / cells - figuresWidth - 2 * gap;
  const countsWidth = 110 + 18 * String(Math.max(0, ...repeats)).length;
  const marks = mostMarks([...repeats], Math.max(room, countsWidth));
  const isCondensed = [...repeats].some((count) => count > marks);
  const cell = [
    gap + Math.max(marks * markWidth, isCondensed ? countsWidth : leastMarksWidth(cells)),
    ...figures.map((name) => widths[name]),
  ];
  const [first, ...others] = heads;
  return {
    isNarrow,
    rowHeight: isNarrow ? lineHeight * (1 + 2 * cells) + gap : 30,
    marks,
    figures,
    columns: isNarrow
      ? ''
      : `minmax(${first}px, 1fr) ${others.map(inPixels).join(' ')} repeat(${cells}, ${cell.map(inPixels).join(' ')})`,
    leastWidth: isNarrow ? 0 : headsWidth + cells * widthOf(cell) + gap,
  };
}

/** Of several agents some may not be planned for a case, and have those words instead of marks. */
function leastMarksWidth(cells: number): number {
  return cells > 1 ? 88 : 60;
}

/** The largest number of iterations that finds room as marks. */
function mostMarks(repeats: readonly number[], room: number): number {
  return Math.max(0, ...repeats.filter((count) => count * markWidth <= room));
}

/** Of columns, with the gap beside each. */
function widthOf(columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + column + gap, 0);
}

function inPixels(width: number): string {
  return `${width}px`;
}
