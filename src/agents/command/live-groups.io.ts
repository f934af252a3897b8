import { spawn } from 'node:child_process';

const live = new Set<number>();
let watching = false;

/**
 * Remembers a process group that was started, so that none outlives this process: whatever is left when it exits is
 * killed.
 */
export function trackGroup(pid: number): void {
  live.add(pid);
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const left of live) signalGroup(left, 'SIGKILL');
  });
}

/** Forgets a process group that has ended. */
export function forgetGroup(pid: number): void {
  live.delete(pid);
}

/** Sends a signal to a process and all that it started. A group that is gone already is no error. */
export function signalGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    // Windows knows no groups and no polite signal; taskkill walks the tree instead.
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => {});
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody is left. EPERM: only what has become another user's is left.
  }
}
