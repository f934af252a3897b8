/** What `--reporter` and the config say of one reporter: `name`, `name=path`, or a module with or without a path. */
export interface ReporterSpec {
  /** Name of a built-in reporter, or path of a module. */
  readonly name: string;
  readonly isModule: boolean;
  /** Where to write instead of its usual place; null: there. */
  readonly path: string | null;
}

export function reporterSpec(text: string): ReporterSpec {
  const [, name = text, path] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  return { name, isModule: /[/\\]|\.[cm]?[jt]s$/.test(name), path: path ?? null };
}
