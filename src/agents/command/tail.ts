const maxBytes = 4000;
const maxLines = 20;

/** Keeps the end of a stream of bytes: what a person needs to see why a program gave up. */
export class Tail {
  #bytes: Buffer = Buffer.alloc(0);
  #cut = false;

  add(chunk: Buffer): void {
    const all = Buffer.concat([this.#bytes, chunk.subarray(-2 * maxBytes)]);
    this.#cut ||= all.length > maxBytes || chunk.length > 2 * maxBytes;
    this.#bytes = all.subarray(-maxBytes);
  }

  /** At most the last 20 lines and 4,000 bytes, without white space at the end. */
  get text(): string {
    const text = this.#bytes.toString('utf8');
    // The cut may have gone through the middle of a character.
    const whole = this.#cut ? text.replace(/^\uFFFD{1,3}/, '') : text;
    return whole.trimEnd().split(/\r?\n/).slice(-maxLines).join('\n');
  }
}
