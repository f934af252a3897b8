import { isId } from '../model/id.ts';
import type { Judge, JudgeRegistry } from '../model/judge.ts';
import { readUse } from './read-use.ts';

/**
 * The judges that a run knows, by name.
 *
 * @param judges - the built-in ones and the project's own
 * @throws RangeError where two judges have the same name, or a name cannot be written in a case file
 */
export function createRegistry(judges: readonly Judge[]): JudgeRegistry {
  const byName = new Map<string, Judge>();
  for (const judge of judges) {
    if (!isId(judge.name)) {
      throw new RangeError(
        `"${judge.name}" cannot be the name of a judge: only letters, digits, ".", "_" and "-".`,
      );
    }
    if (byName.has(judge.name)) throw new RangeError(`Two judges are named "${judge.name}".`);
    byName.set(judge.name, judge);
  }
  const registry: JudgeRegistry = {
    judges: byName,
    read: (raw, expected) => readUse(raw, expected, registry),
  };
  return registry;
}
