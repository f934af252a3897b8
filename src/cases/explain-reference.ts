import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import type { ReferenceProblem } from './project-files.io.ts';

/** Why a path in a case file leads to no file that could be used. */
export function explainReference(
  reference: string,
  found: ReferenceProblem,
  place: DiagnosticPlace,
): Diagnostic {
  const { code, message, why, fix } = wordsFor(reference, found);
  return { code: `case/${code}`, severity: 'error', message, why, fix, place };
}

function wordsFor(
  reference: string,
  found: ReferenceProblem,
): Pick<Diagnostic, 'code' | 'message' | 'why' | 'fix'> {
  const named = `"${reference}"`;
  switch (found.problem) {
    case 'missing':
      return {
        code: 'missing-file',
        message: `There is no file ${named}, neither in the project nor beside this case file.`,
        why: 'The case needs it.',
        fix:
          found.near === null
            ? 'Check the path; it is relative to the project or to this file.'
            : `Did you mean "${found.near}"?`,
      };
    case 'outside':
      return {
        code: 'outside-project',
        message: `${named} leads out of the project.`,
        why: 'A run may only read what belongs to the project, so that it gives the same result elsewhere.',
        fix: 'Move or copy the file into the project.',
      };
    case 'absolute':
      return {
        code: 'outside-project',
        message: `${named} is a path of this machine.`,
        why: 'It would lead nowhere on another machine.',
        fix: 'Write the path relative to the project.',
      };
    case 'folder':
      return {
        code: 'not-a-file',
        message: `${named} is not a file.`,
        why: 'There is nothing in it that could be read.',
        fix: 'Name a file.',
      };
    case 'backslash':
      return {
        code: 'missing-file',
        message: `There is no file ${named}.`,
        why: 'Paths in case files are the same on every system.',
        fix: `Write / between folders: "${reference.replaceAll('\\', '/')}".`,
      };
    case 'ambiguous':
      return {
        code: 'ambiguous-path',
        message: `${named} could be "${found.both[0]}" or "${found.both[1]}".`,
        why: 'Paths are relative to the project or to the case file, and both files exist.',
        fix: `Write "./${reference}" for the one beside this case file, or rename one of the two.`,
      };
  }
}
