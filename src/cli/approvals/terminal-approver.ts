import type { Readable } from 'node:stream';
import { parseJson } from '../../judge/parse-json.ts';
import type { Approver, ApproverAnswer, Decision, NoAnswer, PendingApproval } from '../../model/approval.ts';
import { formatDuration } from '../../model/duration.ts';
import type { Json } from '../../model/json.ts';
import { visibleText } from '../../model/visible-text.ts';
import { LineReader } from './line-reader.ts';

export interface TerminalApproverOptions {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly write: (text: string) => void;
  /** Who sits at the terminal; decides where the request names nobody. */
  readonly user: string;
  /** Told when questions begin and end, so that nothing else is drawn in between. */
  readonly onBusy?: (isBusy: boolean) => void;
}

/** Lines of a payload that are shown. */
const mostLines = 40;
const longestLine = 400;

/** Asks at the terminal, one question at a time. Once the input is closed, nobody is there any more. */
export function createTerminalApprover(options: TerminalApproverOptions): {
  readonly approver: Approver;
  close(): void;
} {
  const lines = new LineReader(options.input);
  let last: Promise<unknown> = Promise.resolve();
  const approver: Approver = {
    name: 'terminal',
    decide(pending, signal) {
      const turn = last.then(() => askAlone(pending, signal, lines, options));
      last = turn.catch(() => {});
      return turn;
    },
  };
  return { approver, close: () => lines.close() };
}

async function askAlone(
  pending: PendingApproval,
  signal: AbortSignal,
  lines: LineReader,
  options: TerminalApproverOptions,
): Promise<ApproverAnswer | NoAnswer> {
  signal.throwIfAborted();
  options.onBusy?.(true);
  try {
    return await ask(pending, signal, lines, options);
  } catch (error) {
    if (signal.aborted) options.write(`\nThe gate "${visibleText(pending.gate)}" waits no more.\n`);
    throw error;
  } finally {
    options.onBusy?.(false);
  }
}

async function ask(
  pending: PendingApproval,
  signal: AbortSignal,
  lines: LineReader,
  { write, user }: TerminalApproverOptions,
): Promise<ApproverAnswer | NoAnswer> {
  const by = pending.asked?.[0] ?? user;
  write(question(pending, by));
  lines.forgetTypedAhead();
  for (;;) {
    write('> ');
    const line = await lines.next(signal);
    if (line === null) {
      write('\n');
      return { decision: 'nobody', reason: 'The terminal was closed, so nobody decided.' };
    }
    const answer = readAnswer(line);
    if ('decision' in answer) return { ...answer, by };
    write(`${answer.problem}\n`);
  }
}

function question(pending: PendingApproval, by: string): string {
  const { gate, action, payload, destructive, timeoutMs, onTimeout = 'reject' } = pending;
  const silence =
    timeoutMs === undefined ? '' : `\n  silence  for ${formatDuration(timeoutMs)} means ${onTimeout}`;
  return [
    `\nA decision is needed at the gate "${visibleText(gate)}"`,
    `  action   ${visibleText(action)}${destructive ? '  (cannot be undone)' : ''}`,
    ...(payload === undefined ? [] : show(payload)),
    `  by       ${visibleText(by)}${silence}`,
    '  approve | reject | terminate | escalate, with a reason behind it if you like; or modify and the new payload as JSON',
    '',
  ].join('\n');
}

function show(payload: Json): string[] {
  const all = JSON.stringify(payload, null, 2).split('\n');
  const shown = all.slice(0, mostLines).map((line) => cut(visibleText(line)));
  const rest = all.length > mostLines ? [`… and ${all.length - mostLines} lines more`] : [];
  return [...shown, ...rest].map((line, index) => `  ${index === 0 ? 'payload ' : '        '} ${line}`);
}

function cut(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}

const words: Readonly<Record<string, Decision>> = {
  a: 'approve',
  approve: 'approve',
  y: 'approve',
  yes: 'approve',
  r: 'reject',
  reject: 'reject',
  n: 'reject',
  no: 'reject',
  m: 'modify',
  modify: 'modify',
  t: 'terminate',
  terminate: 'terminate',
  e: 'escalate',
  escalate: 'escalate',
};

function readAnswer(line: string): Omit<ApproverAnswer, 'by'> | { readonly problem: string } {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(line) ?? [];
  const key = word.toLowerCase();
  const decision = Object.hasOwn(words, key) ? words[key] : undefined;
  if (!decision) return { problem: 'Write approve, reject, modify, terminate or escalate.' };
  if (decision !== 'modify') return { decision, ...(rest === '' ? {} : { reason: rest }) };
  const payload = parseJson(rest);
  return 'problem' in payload
    ? { problem: 'Write the new payload as JSON in one line: modify {"rows":2}' }
    : { decision, payload: payload.value };
}
