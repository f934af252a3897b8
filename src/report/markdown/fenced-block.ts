import { shownText } from './shown-text.ts';

/** Lines from outside as a block of code, between fences that are longer than any that stands in them. */
export function fencedBlock(lines: readonly string[], language: '' | 'diff' | 'sh' = ''): string {
  const shown = lines.map(shownText);
  const longest = shown.reduce((most, line) => Math.max(most, longestRun(line)), 0);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...shown, fence].join('\n');
}

function longestRun(line: string): number {
  return (line.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}
