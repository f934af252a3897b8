import type { Variables } from './template-values.ts';

/** What adapters need of the world, handed in. */
export interface AdapterEnvironment {
  /** Loads a module of the project by its absolute path and gives its exports by name. */
  readonly loadModule: (file: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly env: Variables;
  /** Absolute. Files and working folders lie inside it. */
  readonly projectFolder: string;
  /** Variables that agents may need and that nothing is lacking without. */
  readonly dispensable?: readonly string[];
}
