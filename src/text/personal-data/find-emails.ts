import type { Place } from './place.ts';

/** Addresses with a domain that ends in letters; `logo@2x.png` is a file and `git@host.org:path` a repository. */
export function findEmails(text: string): Place[] {
  return [...text.matchAll(address())]
    .filter((match) => !isFile.test(match[0]))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/**
 * Lengths are bounded and a local part begins where no character of one stands before, so that time stays linear. Made
 * when it is needed, because letters of any script take time to prepare.
 */
function address(): RegExp {
  return /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}(?<!\.)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:\p{L}{2,24}|xn--[a-z0-9-]{1,59})(?![\p{L}\p{N}_]|-\p{L}|:[\w~/])/giu;
}

const isFile = /\.(?:png|jpe?g|gif|svg|webp|js|ts|css|md)$/i;
