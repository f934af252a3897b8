/** Git has so long to answer. */
const limitMs = 2000;

/**
 * Whether tracked files of a project differ from the commit that is checked out.
 *
 * @returns undefined where git is not there, takes too long, or the project is in no repository
 */
export async function isDirty(project: string): Promise<boolean | undefined> {
  const { execFile } = await import('node:child_process');
  // A hook of git names its own repository, which need not be the project's; a watcher would outlive this question.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const asked = [
    '--no-optional-locks',
    '-c',
    'core.fsmonitor=false',
    'status',
    '--porcelain',
    '--untracked-files=no',
  ];
  return new Promise((resolve) => {
    execFile('git', asked, { cwd: project, env, timeout: limitMs, maxBuffer: 1 << 24 }, (error, stdout) =>
      resolve(error ? undefined : stdout !== ''),
    );
  });
}
