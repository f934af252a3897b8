import { readFileSync } from 'node:fs';
import { RecordingMiss } from '../../model/recording-miss.ts';
import { readRecording } from './read-recording.ts';
import type { Recording } from './recording.ts';

/**
 * The recording in a file; null where there is no file.
 *
 * @param path - absolute
 * @param file - the same in the project, for messages
 * @throws RecordingMiss where it cannot be read
 */
export function readRecordingFile(path: string, file: string): Recording | null {
  const text = textOf(path, file);
  if (text === null) return null;
  const { recording, diagnostics } = readRecording(text, file);
  if (recording) return recording;
  const [{ message, place } = { message: 'it is no recording', place: undefined }] = diagnostics;
  const where = place ? `${place.file}:${place.line}:${place.column}` : file;
  throw new RecordingMiss(`The recording ${where} cannot be read: ${message}`);
}

function textOf(path: string, file: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return null;
    throw new RecordingMiss(`The recording ${file} cannot be read: ${String(code)}`);
  }
}
