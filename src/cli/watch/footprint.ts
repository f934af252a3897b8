/** What a part of a project rests on. All paths are absolute. */
export interface Footprint {
  /** Files, whether they are there or not. */
  readonly files: ReadonlySet<string>;
  /** What its texts name: files, and folders with all that lies in them. */
  readonly named: ReadonlySet<string>;
}

export const noFootprint: Footprint = { files: new Set(), named: new Set() };

/** A file that was written, made or removed. */
export interface Change {
  /** Absolute. */
  readonly file: string;
  /** It changed while cases were tried, so that an agent may have written it itself. */
  readonly duringRun: boolean;
}
