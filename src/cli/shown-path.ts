import { relative, sep } from 'node:path';

/** An absolute path as a person would type it here: relative where it lies below the current folder. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  const isBelow = short !== '' && short !== '..' && !short.startsWith(`..${sep}`) && short !== path;
  return isBelow ? short : path;
}
