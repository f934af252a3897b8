import { toFailure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { GoldenStore } from '../../project/golden-store.io.ts';
import { UserProblem } from '../user-problem.ts';

/**
 * The accepted output of a case, or undefined where none was accepted yet.
 *
 * @throws UserProblem where the file of the suite cannot be read
 */
export function readGolden(store: GoldenStore, caseKey: string): Json | undefined {
  try {
    return store.get(caseKey);
  } catch (error) {
    const file = `golden/${caseKey.split('/')[0]}.json`;
    const message = toFailure(error).message.replace(/\.$/, '');
    throw new UserProblem(
      message.startsWith(file) ? message : `${file} cannot be read: ${message}`,
      'Mend the file, or remove it to accept all of its outputs anew. Nothing was accepted.',
    );
  }
}
