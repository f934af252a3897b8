import type { PageProblem } from '../knowledge.ts';

/**
 * Names the pages of a base: `hr/leave` for `leave.md`. Two pages whose names differ in case or ending only are kept
 * apart, the later one by its ending too, and told.
 *
 * @param pages - paths relative to the base, in the order of their characters
 * @returns the id of each page, in the same order
 */
export function documentIds(
  base: string,
  pages: readonly string[],
): { readonly ids: readonly string[]; readonly problems: readonly PageProblem[] } {
  const pageOf = new Map<string, string>();
  const problems: PageProblem[] = [];
  const ids = pages.map((page) => {
    // "#" begins the heading in the id of a passage.
    const whole = `${encode(base, /[%#/]/g)}/${encode(page, /[%#]/g)}`;
    const plain = whole.replace(/\.[a-z]+$/i, '');
    const same = pageOf.get(plain.toLowerCase());
    const id = free([plain, whole], pageOf);
    pageOf.set(id.toLowerCase(), page);
    if (same !== undefined) problems.push(sameName(page, same, plain, id));
    return id;
  });
  return { ids, problems };
}

function encode(name: string, reserved: RegExp): string {
  return name.replace(reserved, encodeURIComponent);
}

function free(wanted: readonly string[], taken: ReadonlyMap<string, string>): string {
  const found = wanted.find((id) => !taken.has(id.toLowerCase()));
  const last = wanted.at(-1) ?? '';
  return found ?? free([`${last}~2`], taken);
}

function sameName(page: string, same: string, plain: string, id: string): PageProblem {
  return {
    file: page,
    message: `Both this page and "${same}" would be named "${plain}"; this one is named "${id}".`,
    fix: 'Give one of them another name, so that citations of both stay clear.',
  };
}
