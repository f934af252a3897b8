import { join, relative, resolve, sep } from 'node:path';
import { exitCodes } from '../../report/thresholds/verdict.ts';
import { writeWhole } from '../reporting/write-whole.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { jsonSchemas } from './json-schemas.ts';
import { hasErrors, loadSettings } from './load-project.ts';

export interface SchemaCommandOptions {
  readonly config?: string;
}

/**
 * `agent-eval schema`: writes the JSON Schemas with which editors complete and check case files and configs, the
 * project's own judges included, and that of reports. Earlier ones are replaced.
 *
 * @param folder - relative to the current folder; made where it is missing
 * @returns the exit code
 */
export async function schemaCommand(
  folder: string,
  options: SchemaCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = await loadSettings({ configFile: options.config, commandLine: {} });
  showDiagnostics(settings.diagnostics, terminal, 'Nothing was written.');
  if (hasErrors(settings.diagnostics)) return exitCodes.badInput;
  for (const [name, schema] of jsonSchemas(settings.registry)) {
    const path = join(resolve(folder), name);
    writeWhole(path, [`${JSON.stringify(schema, null, 2)}\n`]);
    terminal.out(`${shownPath(path)}\n`);
  }
  const fromCases = relative(resolve('cases'), join(resolve(folder), 'case-file.schema.json'));
  terminal.out(
    `\nEditors with a YAML language server use it where a file in cases/ begins with:\n` +
      `# yaml-language-server: $schema=${fromCases.split(sep).join('/')}\n`,
  );
  return exitCodes.met;
}
