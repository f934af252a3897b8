import { showValue } from './show-value.ts';

/**
 * Where two different texts part, with what stands there in both: `differs at character 120: "…a b" instead of "…a c"`.
 *
 * @param max - most characters that are shown of each text
 */
export function showDifference(actual: string, expected: string, max = 100): string {
  const offset = firstDifference(actual, expected);
  const start = actual.length <= max && expected.length <= max ? 0 : contextStart(expected, offset, max);
  const place = offset === 0 ? '' : ` at character ${[...expected.slice(0, offset)].length + 1}`;
  return `differs${place}: ${excerpt(actual, start, max)} instead of ${excerpt(expected, start, max)}`;
}

/** Offset of the first difference, moved back to the start of a pair of surrogates. */
function firstDifference(actual: string, expected: string): number {
  const shorter = Math.min(actual.length, expected.length);
  let offset = 0;
  while (offset < shorter && actual.charCodeAt(offset) === expected.charCodeAt(offset)) offset++;
  return offset > 0 && isHighSurrogate(expected, offset - 1) ? offset - 1 : offset;
}

function contextStart(text: string, offset: number, max: number): number {
  const start = Math.max(0, offset - Math.floor(max / 3));
  return start > 0 && isHighSurrogate(text, start - 1) ? start - 1 : start;
}

function excerpt(text: string, start: number, max: number): string {
  const shown = showValue(text.slice(start), max);
  return start === 0 ? shown : `"…${shown.slice(1)}`;
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
