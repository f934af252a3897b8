import { codeFrame } from './code-frame.ts';
import type { DiagnosticPlace } from './diagnostic.ts';
import { type Layout, layoutAt, type Path } from './layout.ts';
import { lineIndex, type Position } from './line-index.ts';

/** A parsed file that remembers where everything stood. */
export interface Source {
  /** Relative to the project, with / between folders. */
  readonly file: string;
  readonly text: string;
  /** Plain JSON. */
  readonly value: unknown;
  readonly layout: Layout;
  /** Place of a value, or of the nearest value around it; `span` narrows it to a part of a text. */
  place(path: Path, span?: { readonly offset: number; readonly length: number }): DiagnosticPlace;
  /** Place of the key that leads to a value; of the value itself where there is no key. */
  keyPlace(path: Path): DiagnosticPlace;
  /** Line and column of a value, without the cost of a frame. */
  position(path: Path): Position;
  /** What was written for a value, exactly; null where the path leads to nothing. */
  written(path: Path): string | null;
  /** What was written for an unquoted scalar that became something other than text; null for all else. */
  plainScalar(path: Path): string | null;
  /** Place of a stretch of the text itself. */
  placeOf(offset: number, length: number): DiagnosticPlace;
}

/** Joins a parsed value to its text. */
export function createSource(file: string, text: string, value: unknown, layout: Layout): Source {
  const positionOf = lineIndex(text);
  const placeOf = (offset: number, length: number): DiagnosticPlace => {
    const at = Math.min(Math.max(0, offset), text.length);
    const position = positionOf(at);
    return { file, ...position, frame: codeFrame(text, at, length, position) };
  };
  const written = (path: Path): string | null => {
    const found = layoutAt(layout, path);
    return found ? text.slice(...found.v) : null;
  };
  return {
    file,
    text,
    value,
    layout,
    placeOf,
    written,
    position: (path) => positionOf(nearest(layout, path).v[0]),
    place(path, span) {
      const [start, end] = nearest(layout, path).v;
      const inner = span && innerOffset(text.slice(start, end), valueAt(value, path), span);
      return inner
        ? placeOf(start + inner.offset, inner.length)
        : placeOf(start, firstLine(text, start, end));
    },
    keyPlace(path) {
      const found = nearest(layout, path);
      const [start, end] = found.k ?? found.v;
      return placeOf(start, firstLine(text, start, end));
    },
    plainScalar(path) {
      const scalar = valueAt(value, path);
      const changed = scalar === null || typeof scalar === 'number' || typeof scalar === 'boolean';
      return changed ? written(path) : null;
    },
  };
}

/** What a path leads to inside a plain value; undefined for nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

function nearest(layout: Layout, path: Path): Layout {
  for (let length = path.length; length > 0; length--) {
    const found = layoutAt(layout, path.slice(0, length));
    if (found) return found;
  }
  return layout;
}

/** A part of a text is found where the text stands as it is; escapes and folded lines move it, then the whole is marked. */
function innerOffset(
  raw: string,
  value: unknown,
  span: { readonly offset: number; readonly length: number },
): { offset: number; length: number } | null {
  const start = typeof value === 'string' ? raw.indexOf(value) : -1;
  return start === -1 ? null : { offset: start + span.offset, length: span.length };
}

/** Of a value over several lines only the first is marked. */
function firstLine(text: string, start: number, end: number): number {
  const line = text.slice(start, Math.min(end, start + 500));
  return (/^[^\r\n]*/.exec(line)?.[0] ?? '').trimEnd().length;
}
