import { builtinReporters } from '../../report/builtin-reporters.ts';

/** What `--reporter` takes, for the help of a command. */
export function reportersHelp(): string {
  const named = Object.entries(builtinReporters).map(([name, { summary }]) => [name, summary]);
  const rows = [...named, ['./chat.ts', 'a module of your own: docs/reporters.md shows one']];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return `
Reporters, separated by commas; name=path writes into that file, name=- to standard output:
${rows.map(([name = '', summary]) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}`;
}
