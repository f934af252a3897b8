import { UserProblem } from '../user-problem.ts';

/** What keeps files from being watched: a UserProblem where the system's limits do, else the error itself. */
export function explainWatchError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC') {
    return new UserProblem(
      'The system watches no more files for this user, so changes would be missed',
      'Allow more with "sudo sysctl fs.inotify.max_user_watches=524288", or watch a smaller folder.',
    );
  }
  if (code !== 'EMFILE') return error;
  return new UserProblem(
    'The system opens no more files or watches for this user, so changes would be missed',
    'Allow more with "ulimit -n 10000" or "sudo sysctl fs.inotify.max_user_instances=512", or end other programs that watch.',
  );
}
