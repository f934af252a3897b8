/** Why a module of the project could not be loaded. */
export type ModuleProblem = 'missing' | 'syntax' | 'unresolved' | 'threw' | 'stuck';

export interface ModulePlace {
  /** Absolute; not always the file that was asked for, but the one to mend. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
}

/** A module of the project that cannot be loaded, with the place to mend. The message names no place. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError';
  readonly problem: ModuleProblem;
  readonly place: ModulePlace;

  constructor(problem: ModuleProblem, message: string, place: ModulePlace, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
    this.place = place;
  }
}
