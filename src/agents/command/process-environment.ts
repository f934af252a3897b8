import { fillText } from '../fill-template.ts';
import { textOfVariable, type Variables } from '../template-values.ts';

/**
 * All that a process sees of the environment: `PATH`, what the allow-list names, and what the settings set.
 *
 * @throws AgentError when a value that is set names a variable that the environment does not have
 */
export function processEnvironment(
  allowed: readonly string[],
  set: Readonly<Record<string, string>>,
  env: Variables,
): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const name of [...always, ...allowed]) {
    const value = env[name];
    if (value !== undefined) seen[name] = value;
  }
  for (const [name, value] of Object.entries(set))
    seen[name] = fillText(value, (use) => textOfVariable(use, env));
  return seen;
}

/** Without `PATH` no program is found, and without `SYSTEMROOT` Windows starts hardly any. */
const always = ['PATH', 'Path', 'SYSTEMROOT', 'SystemRoot'];
