import { isJsonObject } from '../../model/json.ts';
import type { RecordedAnswer } from '../../model/recording.ts';

/** Tells a recorded text piece by piece, in the rhythm in which it came; as a whole where it was recorded as a whole. */
export async function tellPieces(
  answer: RecordedAnswer,
  onText: (piece: string) => void,
  waitUntil: (atMs: number) => Promise<void>,
): Promise<void> {
  const text = answer.told ?? textOf(answer);
  const pieces = answer.pieces ?? wholeOf(answer, text);
  let from = 0;
  for (const [index, [atMs, length]] of pieces.entries()) {
    await waitUntil(atMs);
    // Where something was taken out of the text, the lengths no longer fit: all of it is told nevertheless.
    const to = index === pieces.length - 1 ? text.length : from + length;
    if (to > from) onText(text.slice(from, to));
    from = to;
  }
}

function wholeOf(answer: RecordedAnswer, text: string): NonNullable<RecordedAnswer['pieces']> {
  return 'latencyMs' in answer && text !== '' ? [[answer.latencyMs, text.length]] : [];
}

function textOf(answer: RecordedAnswer): string {
  if (!('reply' in answer) || !isJsonObject(answer.reply)) return '';
  const { text } = answer.reply;
  return typeof text === 'string' ? text : '';
}
