/** Where what a reporter makes goes. */
export type ReporterTarget =
  /** Files into the folder of the run, text to the terminal. */
  | { readonly type: 'usual' }
  /** The one file, or the text where there is none, to standard output: nothing else goes there. */
  | { readonly type: 'output' }
  /** The one file, or the text where there is none, into this one; absolute. */
  | { readonly type: 'file'; readonly path: string };
