import type { BarMark } from './bar-marks.ts';

/** How marks on bars are drawn. */
export const markSigns: Readonly<Record<BarMark['kind'], string>> = { fault: '!', retry: '↻' };
