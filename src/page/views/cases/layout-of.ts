/** Pixels. */
const narrow = 640;
const markWidth = 18;
const gap = 12;
const lineHeight = 22;
const widths = { case: 220, counts: 128, score: 60, latency: 68, cost: 72, change: 96 } as const;

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
}

/**
 * How the matrix is drawn into a width.
 *
 * @param width - pixels
 * @param agents - how many are shown
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
  readonly agents: number;
  readonly repeats: Iterable<number>;
  readonly hasCost: boolean;
  readonly hasBaseline: boolean;
}): CasesLayout {
  const figures: FigureColumn[] = ['score', 'latency'];
  if (hasCost) figures.push('cost');
  if (hasBaseline) figures.push('change');
  const isNarrow = width < narrow;
  const figuresWidth = figures.reduce((sum, name) => sum + widths[name] + gap, 0);
  const room = isNarrow
    ? width - 2 * gap - (agents > 1 ? 120 : 0)
    : (width - widths.case - 2 * gap) / agents - figuresWidth - gap;
  const counts = [...repeats];
  const marks = Math.max(0, ...counts.filter((count) => count * markWidth <= room));
  const isCondensed = counts.some((count) => count > marks);
  const marksWidth = Math.max(marks * markWidth, isCondensed ? widths.counts : 72);
  const cell = [marksWidth, ...figures.map((name) => widths[name])].map((pixels) => `${pixels}px`).join(' ');
  return {
    isNarrow,
    rowHeight: isNarrow ? lineHeight * (1 + 2 * agents) + gap : 30,
    marks,
    figures,
    columns: isNarrow ? '' : `minmax(${widths.case}px, 1fr) repeat(${agents}, ${cell})`,
  };
}
