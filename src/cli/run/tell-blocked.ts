/**
 * What is said when the process is ended because something in it never gave the event loop back.
 *
 * It is also handed to a thread as text, so it may use nothing from outside of itself.
 *
 * @param inFlight - the trials under way, as `case@agent#iteration`
 */
export function tellBlocked(inFlight: readonly string[], blockedMs: number, advice: string): string {
  return (
    `\nThe process has been blocked for ${(blockedMs / 1000).toFixed(1)}s, past the time limit of a trial, so the run was ended.\n` +
    `  in flight  ${inFlight.slice(0, 20).join('\n             ')}\n` +
    `  why        An agent, judge or hook that never gives the event loop back cannot be stopped from inside.\n` +
    `  fix        Run the agent as "type: command", or let it wait asynchronously.\n             ${advice}\n`
  );
}
