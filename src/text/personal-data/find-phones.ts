import type { Place } from './place.ts';

/**
 * Phone numbers of usual shapes: international with a plus, North American with separators, national ones that begin
 * with 0. Bare or short digits count only after a word such as "call"; after "order", "invoice" or a currency sign
 * nothing does.
 */
export function findPhones(text: string): Place[] {
  return shapes.flatMap(({ pattern, digits: [least, most], isNamed }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const count = found.replace(/\D/g, '').length;
      const before = text.slice(Math.max(0, index - 24), index);
      const isPhone = isNamed ? namesPhone.test(before) : !namesOther.test(before);
      return isPhone && count >= least && count <= most ? [{ start: index, end: index + found.length }] : [];
    }),
  );
}

interface Shape {
  readonly pattern: RegExp;
  readonly digits: readonly [number, number];
  /** Only where a word before says that it is a phone number. */
  readonly isNamed: boolean;
}

const open = '(?<![\\w+]|[\\w][-./,]|[$€£¥])';
const close = '(?!\\w|[-./,]\\w|%)';

function shape(body: string, digits: readonly [number, number], isNamed = false): Shape {
  return { pattern: new RegExp(open + body + close, 'g'), digits, isNamed };
}

const shapes: readonly Shape[] = [
  shape('\\+1[ .-]?(?:\\(\\d{3}\\)|\\d{3})[ .-]?\\d{3}[ .-]?\\d{4}', [11, 11]),
  shape('\\+[2-9]\\d{0,14}(?:[ .-]?\\(\\d{1,5}\\)\\d{0,12}|[ .-]\\d{1,12}){0,7}', [8, 15]),
  shape('(?<!\\d )00[1-9]\\d{0,2}(?:[ -]\\d{2,5}){2,5}', [10, 17]),
  shape('(?:1[ .-]?)?(?:\\([2-9]\\d{2}\\)[ .-]?|[2-9]\\d{2}[ .-])[2-9]\\d{2}[ .-]\\d{4}', [10, 11]),
  shape('(?<!\\d )\\(?0\\d{1,4}\\)?[ /-]\\d{3,8}(?:[ -]\\d{2,5}){0,2}', [10, 12]),
  shape('(?<!\\d )0[1-9](?:[ .-]\\d{2}){4}', [10, 10]),
  shape('(?:1[ -]?)?\\d{3}[ .-]?\\d{3}[ .-]?\\d{4}', [10, 11], true),
  shape('\\d{3}[ .-]\\d{4}', [7, 7], true),
];

const namesPhone =
  /\b(?:phone|telephone|tel|mobile|cell|call|dial|fax|text|sms|whatsapp|hotline)(?: (?:number|us|me|him|her|them|at|on|is|no))*[ :.#=]*$/i;
const namesOther =
  /(?:\b(?:order|invoice|ref|reference|case|ticket|isbn|issn|sku|part|serial|tracking|account|acct|item|model|version|id|zip|usd|eur|gbp)(?: (?:number|no|id|code|is))?[ .:#=]*|#)$/i;
