import { setTimeout } from '../../context/own-time.ts';
import { toFailure } from '../../model/failure.ts';
import type { RecordingMode } from '../../model/recording.ts';
import type { FileRecordings } from '../../project/recordings/file-recordings.io.ts';
import type { Redact } from '../../project/secrets.ts';
import { plural } from '../../report/show/plural.ts';
import type { Project } from '../project/load-project.ts';
import { endProblem } from '../user-problem.ts';

/** The recordings that a run replays, or writes. */
export interface OpenRecordings {
  readonly recordings: FileRecordings;
  /** Writes what is not written yet; however the process ends, that is done. */
  close(): void;
  /** What was recorded, in a line; null where nothing was. */
  summary(): string | null;
  /** What went wrong with writing, for the user; null where nothing did. */
  problem(): string | null;
}

/**
 * Opens the recordings of a project.
 *
 * @param mode - undefined: none are used
 */
export async function openRecordings(
  mode: RecordingMode | undefined,
  { project, config }: Project,
  redact: Redact,
): Promise<OpenRecordings | null> {
  if (mode === undefined) return null;
  const [{ FileRecordings }, { cleanRecorded }] = await Promise.all([
    import('../../project/recordings/file-recordings.io.ts'),
    import('../../project/recordings/clean-recorded.ts'),
  ]);
  let problem: string | null = null;
  const recordings = new FileRecordings({
    project,
    mode,
    clean: cleanRecorded(redact, config.models?.scrub ?? []),
    later: (write, delayMs) => setTimeout(write, delayMs).unref(),
    onError: (error) => {
      problem = endProblem(
        `What was recorded could not be written: ${toFailure(error).message}`,
        'Make room or mend the folder "recordings", then record again.',
      );
    },
  });
  const flush = (): void => recordings.flush();
  process.on('exit', flush);
  return {
    recordings,
    close: () => {
      process.off('exit', flush);
      flush();
    },
    summary: () => summaryOf(recordings),
    problem: () => problem,
  };
}

function summaryOf({ recorded, cases }: FileRecordings): string | null {
  if (recorded === 0) return null;
  return `recorded  ${plural(recorded, 'call')} of ${plural(cases.size, 'case')} in recordings/; look at them, and commit them`;
}
