import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../../model/did-you-mean.ts';
import { type ActionInputs, inputDefaults, inputNames, inputsSchema } from './inputs-schema.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the inputs as the runner hands them over: `INPUT_` and the name in capitals, spaces as underscores.
 *
 * @param variables - of the environment
 * @returns the inputs, or every mistake in them, each with what to write instead
 */
export function readInputs(
  variables: Variables,
): { readonly inputs: ActionInputs } | { readonly problems: readonly string[] } {
  const given = givenIn(variables);
  const { success, data, error } = inputsSchema.safeParse(withDefaults(given));
  const about = (input: string, message: string, part = given[input]): string =>
    `${input}${part ? `: ${JSON.stringify(shortened(part))}` : ''}: ${message}`;
  const problems = (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(unknownInput)
      : [about(String(issue.path[0]), issue.message, issue.path[1]?.toString())],
  );
  const folder = resolve(variables['GITHUB_WORKSPACE'] ?? '.', given['working-directory']?.trim() || '.');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    problems.push(about('working-directory', `There is no folder ${folder}. Is the repository checked out?`));
  return success && problems.length === 0 ? { inputs: data } : { problems };
}

/** Texts by the name of the input; a name with an underscore cannot be told from one with a space, and no input has either. */
function givenIn(variables: Variables): Readonly<Record<string, string>> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables))
    if (name.startsWith('INPUT_') && value !== undefined)
      given[name.slice('INPUT_'.length).toLowerCase()] = value;
  return given;
}

function withDefaults(given: Readonly<Record<string, string>>): Record<string, string> {
  const defaults: Readonly<Record<string, string>> = inputDefaults;
  const texts = Object.fromEntries(inputNames.map((name) => [name, defaults[name] ?? '']));
  for (const [name, value] of Object.entries(given)) {
    const text = value.trim();
    if (text !== '' || !Object.hasOwn(texts, name)) texts[name] = text;
  }
  return texts;
}

function unknownInput(name: string): string {
  const meant = didYouMean(name, inputNames);
  const fix = meant === null ? `There are ${inputNames.join(', ')}.` : `Did you mean "${meant}"?`;
  return `${name}: There is no such input. ${fix}`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
