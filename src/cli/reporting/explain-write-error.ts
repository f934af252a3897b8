import { toFailure } from '../../model/failure.ts';

/** Why a report cannot be written, as the end of a sentence, and what to do about it. */
export interface WriteProblem {
  readonly cause: string;
  readonly fix: string;
}

export function explainWriteError(error: unknown): WriteProblem {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const known = typeof code === 'string' ? problems.get(code) : undefined;
  return known ?? { cause: toFailure(error).message, fix: elsewhere };
}

const elsewhere = 'Name another path.';
const folder = { cause: 'there is a folder of that name', fix: 'Name a file, in the folder or beside it.' };
const onTheWay = { cause: 'something on the way to it is a file, not a folder', fix: elsewhere };
const forbidden = {
  cause: 'it may not be written there',
  fix: 'Check the permissions of the folder, or name another path.',
};
const full = { cause: 'the disk is full', fix: 'Make room, or name a path on another disk.' };

const problems: ReadonlyMap<string, WriteProblem> = new Map([
  ['EISDIR', folder],
  ['ENOTEMPTY', folder],
  ['ENOTDIR', onTheWay],
  ['EEXIST', onTheWay],
  ['EACCES', forbidden],
  ['EPERM', forbidden],
  ['EROFS', { cause: 'the file system is read-only', fix: elsewhere }],
  ['ENOSPC', full],
  ['EDQUOT', full],
  [
    'EFBIG',
    {
      cause: 'it is larger than a file may be here',
      fix: 'Raise the limit (ulimit -f), or name another path.',
    },
  ],
  ['ENAMETOOLONG', { cause: 'its name is too long', fix: 'Name a shorter path.' }],
  ['ENOENT', { cause: 'the system allows no folder there', fix: elsewhere }],
  ['ELOOP', { cause: 'its links lead in a circle', fix: elsewhere }],
]);
