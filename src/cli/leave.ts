let leaving = false;

/** Ends the process on purpose: nobody is told that something inside of it called `process.exit`. */
export function leave(exitCode?: number): never {
  leaving = true;
  process.exit(exitCode);
}

/** Whether the process ends because the command itself wants it to. */
export function isLeaving(): boolean {
  return leaving;
}
