import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LoadedSuites, type LoadSuitesOptions, loadSuites } from '../../../src/cases/load-suites.io.ts';
import { fakeRegistry } from './fake-registry.ts';

/** A folder with files in it, gone after the test. */
export function temporaryProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const project = mkdtempSync(join(tmpdir(), 'agent-eval-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), content);
  }
  return project;
}

/** Loads `cases` of a project with these files. */
export function loadFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<LoadSuitesOptions> = {},
): Promise<LoadedSuites> {
  const project = temporaryProject(files);
  return loadSuites({
    paths: ['cases'],
    project,
    registry: fakeRegistry(),
    knownAgents: ['triage'],
    ...options,
  });
}
