import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that holds something in a file, so that others can tell whether it is still there. */
export interface ProcessHolder {
  readonly pid: number;
  readonly host: string;
  /** What tells the process from a later one with the same number; empty where the system does not say. */
  readonly start: string;
}

/** What tells a process of this machine from all others. */
export function holderOf(pid: number): ProcessHolder {
  return { pid, host: hostname(), start: startOf(pid) };
}

/** Whether another process of this machine is still there; nobody can look at those of other machines. */
export function isAlive(holder: ProcessHolder): boolean {
  if (holder.host !== hostname() || holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it is there, but another user's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return holder.start === startOf(holder.pid);
}

/** When a process was started, in ticks since the machine was, from Linux's /proc. */
function startOf(pid: number): string {
  // The name of the program stands in brackets before and may hold anything.
  const fields = readText(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');
  return fields?.[19] ?? '';
}

export function isHolder(value: unknown): value is ProcessHolder {
  if (typeof value !== 'object' || value === null) return false;
  const pid: unknown = Reflect.get(value, 'pid');
  return Number.isSafeInteger(pid) && typeof Reflect.get(value, 'host') === 'string';
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
