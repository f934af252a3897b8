import { formatCount } from '../../model/format-count.ts';
import { visibleText } from '../../model/visible-text.ts';
import { plural } from '../../report/show/plural.ts';

export interface WatchStatus {
  /** How the last process ended; null before the first has. */
  readonly end: number | string | null;
  readonly cases: number;
  readonly files: number;
  readonly failed: number;
  readonly text: string;
  readonly path: string;
  /** Somebody can press keys. */
  readonly hasKeys: boolean;
}

/** What is said while nothing goes on; no line but one with a long filter is wider than 40 columns. */
export function showStatus(status: WatchStatus): string {
  const { end, cases, files, failed, text, path, hasKeys } = status;
  const told = end === null ? '' : typeof end === 'number' ? `exit code ${end}, ` : `ended by ${end}, `;
  const counts = cases > 0 ? [`${plural(cases, 'case')} of ${plural(files, 'file')}`] : [];
  if (failed > 0) counts.push(`${formatCount(failed)} failed`);
  return [
    `${told}waiting for changes...`,
    ...(counts.length > 0 ? [counts.join(', ')] : []),
    ...(text === '' ? [] : [`only text "${visibleText(text)}"`]),
    ...(path === '' ? [] : [`only path "${visibleText(path)}"`]),
    ...(hasKeys ? ['a all, f failed, t text, p path, q quit'] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** What every key does. */
export const keysHelp = `a      try everything, without filters
f      try what failed last time
t      only cases whose name has a text
p      only case files whose path has a text
enter  try the same again
h, ?   this list
q      quit
Ctrl-C end a run; quit where none goes on
`;
