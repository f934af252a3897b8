import type { ReporterOptions } from '../../model/reporter.ts';
import type { DrawingOptions } from './gantt.ts';

/** Where nothing limits them, drawings are as wide as a page can be read. */
export function drawingOf({ width, unicode = true }: ReporterOptions): DrawingOptions {
  return { width: Number.isFinite(width) ? width : 100, unicode };
}
