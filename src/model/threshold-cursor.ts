import type { ThresholdProblem } from './threshold.ts';

/** The first mistake in a threshold. */
export class ThresholdMistake extends Error {
  readonly problem: ThresholdProblem;

  constructor(problem: ThresholdProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A text that is read from left to right, white space skipped between words. */
export class ThresholdCursor {
  readonly text: string;
  offset = 0;

  constructor(text: string) {
    this.text = text;
    this.#skipSpace();
  }

  get rest(): string {
    return this.text.slice(this.offset).trim();
  }

  get atEnd(): boolean {
    return this.rest === '';
  }

  take(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.offset;
    const found = sticky.exec(this.text)?.[0] ?? null;
    if (found !== null) this.offset += found.length;
    this.#skipSpace();
    return found;
  }

  mistake(message: string, fix: string): ThresholdMistake {
    return this.mistakeAt(this.offset, message, fix);
  }

  mistakeAt(offset: number, message: string, fix: string): ThresholdMistake {
    const length = Math.max(1, (/^\S+/.exec(this.text.slice(offset))?.[0] ?? '').length);
    return new ThresholdMistake({ message: `${message}.`, fix, offset, length });
  }

  #skipSpace(): void {
    while (/\s/.test(this.text[this.offset] ?? '')) this.offset++;
  }
}
