import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readJson } from '../../diagnostics/read-json.ts';
import { isJsonObject, isList, type Json } from '../../model/json.ts';
import { unfoldTexts } from './fold-texts.ts';
import { type Recording, recordingSchema } from './recording.ts';

/**
 * Reads what a file of recordings holds. Whether replies are what models give is not looked at.
 *
 * @param file - its path in the project, for messages
 * @returns the recording, or null and what is wrong with the file
 */
export function readRecording(
  text: string,
  file: string,
): { readonly recording: Recording | null; readonly diagnostics: readonly Diagnostic[] } {
  const value = parse(text);
  if (value === undefined) return { recording: null, diagnostics: readJson(text, file).diagnostics };
  const read = recordingSchema.safeParse(unfolded(value));
  if (read.success) return { recording: read.data, diagnostics: [] };
  const { source, diagnostics } = readJson(text, file);
  const [issue] = read.error.issues;
  if (!source || !issue) return { recording: null, diagnostics };
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const isNewer = path[0] === 'schemaVersion';
  const shape: Diagnostic = {
    code: isNewer ? 'recording/version' : 'recording/shape',
    severity: 'error',
    message: isNewer ? 'Another version of agent-eval wrote this.' : `/${path.join('/')}: ${issue.message}`,
    why: 'What was recorded cannot be replayed, and nothing is recorded over it.',
    fix: isNewer ? 'Use that version.' : 'Mend the file, or remove it and record the case anew.',
    place: source.place(path),
  };
  return { recording: null, diagnostics: [...diagnostics, shape] };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unfolded(value: Json): Json {
  return inList(value, 'trials', (trial) =>
    inList(trial, 'calls', (call) => (isJsonObject(call) ? unfoldTexts(call) : call)),
  );
}

function inList(value: Json, name: string, map: (item: Json) => Json): Json {
  const items = isJsonObject(value) ? value[name] : undefined;
  if (!isJsonObject(value) || items === undefined || !isList(items)) return value;
  return { ...value, [name]: items.map(map) };
}
