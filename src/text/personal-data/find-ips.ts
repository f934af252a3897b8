import type { Place } from './place.ts';

/**
 * IPv4 and IPv6 addresses with valid parts. Four numbers that a word before calls a version or section are none, nor
 * are those that number a heading.
 */
export function findIps(text: string): Place[] {
  const v4 = [...text.matchAll(fourParts)].filter(
    ({ 0: found, index }) =>
      !isVersion.test(text.slice(Math.max(0, index - 20), index)) && !isHeading(text, index, found),
  );
  const v6 = [...text.matchAll(hexParts)].filter(({ 0: found }) => isV6(found));
  return [...v4, ...v6].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const dotted = `${octet}(?:\\.${octet}){3}`;
const fourParts = new RegExp(`(?<![\\w.:-]|[$€£])${dotted}(?![\\w-]|\\.\\w)`, 'g');
const hexParts = new RegExp(
  `(?<![\\w:.])(?=[0-9a-f:]{0,39}:)[0-9a-f:]{2,39}(?:(?<=:)${dotted})?(?![\\w:]|\\.\\d)`,
  'gi',
);
const isVersion =
  /(?:versions?|ver\.?|release|build|sections?|sec\.?|chapter|clause|article|appendix|paragraph|§|\bv)[ :#]*$/i;

/** `1.2.3.4 Annual leave`; an address among them would have a zero or a larger part. */
function isHeading(text: string, index: number, found: string): boolean {
  const opensLine = /(?:^|\n)[#> \t]{0,10}$/.test(text.slice(Math.max(0, index - 11), index));
  const following = text.slice(index + found.length, index + found.length + 10);
  return opensLine && /^(?:[1-9]\d?\.){3}[1-9]\d?$/.test(found) && /^\.? +\p{Lu}/u.test(following);
}

/** Eight groups of up to four digits, of which one run of zeros may be `::`; the last two may be an IPv4 address. */
function isV6(found: string): boolean {
  const [head = '', tail, ...others] = found.split('::');
  if (others.length > 0 || (!/\d/.test(found) && found.replace(/[^:]/g, '').length < 3)) return false;
  const groups = [head, tail ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  const count = groups.reduce((sum, group) => sum + (group.includes('.') ? 2 : 1), 0);
  const areValid = groups.every((group) => group.includes('.') || /^[0-9a-f]{1,4}$/i.test(group));
  return areValid && groups.length > 0 && (tail === undefined ? count === 8 : count <= 7);
}
