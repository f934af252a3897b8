import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeProject, type TempProject } from './run-project.ts';

/** A project with the agents of the samples and their accepted outputs, and the case files that are named. */
export function sampleProject(files: Readonly<Record<string, string>> = {}): TempProject {
  const project = makeProject(files);
  for (const name of ['zod', '@modelcontextprotocol'])
    symlinkSync(resolve('node_modules', name), join(project.folder, 'node_modules', name));
  for (const name of ['agents', 'golden']) cpSync(name, join(project.folder, name), { recursive: true });
  return project;
}
