import type { Terminal } from './terminal.ts';

/** Prints a value as JSON and nothing else, for programs to read. */
export function printJson(value: object, terminal: Terminal): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}
