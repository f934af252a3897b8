import { resolve } from 'node:path';
import type { RunEvent } from '../../model/event.ts';
import { isWarmUp } from '../../model/is-warm-up.ts';
import { visibleText } from '../../model/visible-text.ts';
import { plural } from '../../report/show/plural.ts';
import { runCommand } from '../run/run-command.ts';
import type { RunCommandOptions, WatchSettings } from '../run/run-options.ts';
import { shownPath } from '../shown-path.ts';
import { supportsUnicode } from '../supports-unicode.ts';
import type { Terminal } from '../terminal.ts';
import type { Change } from './footprint.ts';
import { pickTouched } from './pick-touched.ts';
import { type WatchMessage, type WatchRequest, watchRequestSchema } from './watch-message.ts';

type Tell = (message: WatchMessage) => void;

/**
 * Tries what the watching process asks for, in a process of its own: modules are fresh there, and whatever an agent does
 * to its process ends with it.
 *
 * @returns the exit code
 */
export async function tryTouched(
  paths: readonly string[],
  options: RunCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const request = await receive();
  const sent: Promise<void>[] = [];
  const tell: Tell = (message) => void sent.push(send(message));
  process.stdout.on('error', () => tell({ type: 'closed' }));
  const watch = {
    pick: picking(request, terminal, tell),
    onEvent: listening(tell),
  };
  const code = await runCommand(paths, { ...options, watch }, terminal);
  await Promise.all(sent);
  return code;
}

function receive(): Promise<WatchRequest> {
  return new Promise((done) => {
    process.once('message', (message) => {
      // Without whoever watches nobody wants to know.
      process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
      // An open channel would hide that what a module awaits can no longer come.
      process.channel?.unref();
      done(watchRequestSchema.parse(message));
    });
  });
}

function send(message: WatchMessage): Promise<void> {
  return new Promise((done) => {
    if (process.send && process.connected) process.send(message, () => done());
    else done();
  });
}

function picking(request: WatchRequest, terminal: Terminal, tell: Tell): WatchSettings['pick'] {
  return async (project, selected) => {
    const { picked, cases, files, further, own } = await pickTouched(project, selected, request);
    const out = resolve(project.project, project.config.out);
    tell({ type: 'read', out, further: [...further], own: [...own], cases, files });
    if (picked !== null) clearScreen(terminal);
    const told = describe(request, picked === null ? null : cases);
    if (told !== '') terminal.error(`${told}\n`);
    return picked;
  };
}

function clearScreen(terminal: Terminal): void {
  const { stdout, env } = process;
  if (stdout.isTTY && env['TERM'] !== 'dumb') terminal.out('\u001b[2J\u001b[H');
}

/** What is tried, and why. */
function describe({ changes, cells, text, path }: WatchRequest, cases: number | null): string {
  const arrow = supportsUnicode(process.env) ? '→' : '->';
  const filters = [...(text ? [`text "${text}"`] : []), ...(path ? [`path "${path}"`] : [])].join(', ');
  const what = cases === null ? 'nothing to try' : plural(cases, 'case');
  if (changes) {
    // An agent that writes files, or a log of this very output, would be told of again and again.
    if (cases === null && changes.every(({ duringRun }) => duringRun)) return '';
    return `changed: ${namesOf(changes)} ${arrow} ${what}${filters ? ` (${visibleText(filters)})` : ''}`;
  }
  if (cells) return `failed last time ${arrow} ${what}`;
  return filters ? `${visibleText(filters)} ${arrow} ${what}` : '';
}

function namesOf(changes: readonly Change[]): string {
  const [first, ...rest] = changes.map(({ file }) => visibleText(shownPath(file)));
  return rest.length === 0 ? (first ?? '') : `${first} and ${rest.length} more`;
}

/** Tells which run it is, which cells were tried, and in which of them a trial did not pass. */
function listening(tell: Tell): (event: RunEvent) => void {
  const tried = new Set<string>();
  const failed = new Set<string>();
  return (event) => {
    if (event.type === 'run-started') tell({ type: 'began', run: event.run });
    if (event.type === 'trial-finished' && event.status !== 'skipped' && !isWarmUp(event)) {
      const cell = `${event.case}@${event.agent}`;
      tried.add(cell);
      if (event.status !== 'passed') failed.add(cell);
    }
    if (event.type === 'run-finished') tell({ type: 'ended', tried: [...tried], failed: [...failed] });
  };
}
