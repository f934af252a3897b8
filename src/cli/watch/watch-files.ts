import { clearTimeout, setTimeout } from '../../context/own-time.ts';
import { explainWatchError } from './explain-watch-error.ts';

/** Editors write a file in several steps, and git many files at once. */
const quietMs = 100;

export interface FileWatch {
  /** Watches these files as well, wherever they lie. */
  add(files: readonly string[]): void;
}

export interface FileWatchOptions {
  /** Absolute folder. */
  readonly project: string;
  readonly isIgnored: (path: string) => boolean;
  /** Told of each change as it comes, and when the file was written: in milliseconds since 1970, null for one that is gone. */
  readonly onChange: (file: string, writtenMs: number | null) => void;
  /** Told once nothing has changed for a moment. */
  readonly onQuiet: () => void;
  /** Told what keeps files from being watched. */
  readonly onError: (error: unknown) => void;
}

/** Watches the files of a project until the process ends; settles as soon as no change is missed. */
export async function watchFiles(options: FileWatchOptions): Promise<FileWatch> {
  const { watch } = await import('chokidar');
  const further = new Set<string>();
  const watcher = watch(options.project, {
    ignoreInitial: true,
    ignorePermissionErrors: true,
    alwaysStat: true,
    // A link to a folder above would lead in circles; files behind links are added where they really lie.
    followSymlinks: false,
    ignored: (path) => !further.has(path) && options.isIgnored(path),
  });
  let quiet: NodeJS.Timeout | undefined;
  let isReady = false;
  watcher.on('all', (event, path, stats) => {
    // Nothing was read yet; links are told of although they were there before.
    if (!isReady) return;
    if (event !== 'addDir') options.onChange(path, stats?.mtimeMs ?? null);
    clearTimeout(quiet);
    quiet = setTimeout(options.onQuiet, quietMs);
  });
  watcher.on('error', (error) => options.onError(explainWatchError(error)));
  await new Promise<void>((done) => watcher.once('ready', () => done()));
  isReady = true;
  return {
    add(files) {
      const fresh = files.filter((file) => !further.has(file));
      for (const file of fresh) further.add(file);
      if (fresh.length > 0) watcher.add(fresh);
    },
  };
}
