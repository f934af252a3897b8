import { isJsonObject, type Json } from '../../model/json.ts';
import type { RecordedAnswer } from '../../model/recording.ts';

/** Passes pieces of text on, and remembers when they came. */
export class PieceRecorder {
  readonly #elapsedMs: () => number;
  readonly #onText: (piece: string) => void;
  readonly #pieces: [atMs: number, length: number][] = [];
  #told = '';

  constructor(elapsedMs: () => number, onText: (piece: string) => void) {
    this.#elapsedMs = elapsedMs;
    this.#onText = onText;
  }

  readonly tell = (piece: string): void => {
    this.#pieces.push([this.#elapsedMs(), piece.length]);
    this.#told += piece;
    this.#onText(piece);
  };

  /**
   * What is kept of them: a secret may lie across two pieces, so only their lengths are kept apart from the text.
   *
   * @param reply - as it is kept; null where there was none
   */
  recorded(reply: Json, clean: (text: string) => string): Pick<RecordedAnswer, 'pieces' | 'told'> {
    if (this.#pieces.length === 0) return {};
    const told = clean(this.#told);
    const isReply = reply !== null && isJsonObject(reply) && reply['text'] === told;
    return { pieces: this.#pieces, ...(isReply ? {} : { told }) };
  }
}
