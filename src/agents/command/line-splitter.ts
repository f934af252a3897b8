/** Cuts a stream of bytes into lines, without their line breaks. */
export class LineSplitter {
  readonly #maxBytes: number;
  #rest: Buffer[] = [];
  #bytes = 0;

  /** @param maxBytes - longest line that is kept */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * Takes the next bytes and gives the lines that they complete.
   *
   * @throws RangeError when a line grows longer than allowed
   */
  *add(chunk: Buffer): Generator<string> {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      this.#keep(chunk.subarray(start, end));
      const line = Buffer.concat(this.#rest).toString('utf8');
      this.#rest = [];
      this.#bytes = 0;
      start = end + 1;
      yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
    this.#keep(chunk.subarray(start));
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#bytes += part.length;
    if (this.#bytes > this.#maxBytes) throw new RangeError(`A line is longer than ${this.#maxBytes} bytes.`);
    this.#rest.push(part);
  }
}
