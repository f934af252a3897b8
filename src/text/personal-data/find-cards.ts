import type { Place } from './place.ts';

/**
 * Payment cards: prefix and length of an issuer, the Luhn digit, and digits in one run or in the groups in which they
 * are embossed, with one space or hyphen between.
 *
 * @see ISO/IEC 7812-1, annex B (Luhn)
 */
export function findCards(text: string): Place[] {
  return shapes.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 1: written = '', index }) => {
      const isWhole = isCard(written);
      // A date or code of three digits may stand behind the number.
      const card = isWhole ? written : written.replace(/[ -]\d{1,3}$/, '');
      return isWhole || isCard(card) ? [{ start: index, end: index + card.length }] : [];
    }),
  );
}

// Looked ahead for, because the number may begin inside what another number before it seems to begin.
const shapes = [
  '\\d{12,19}',
  '\\d{4} \\d{4} \\d{4} \\d{1,4}(?: \\d{1,3})?',
  '\\d{4}-\\d{4}-\\d{4}-\\d{1,4}(?:-\\d{1,3})?',
  '\\d{4}([ -])\\d{6}\\2\\d{4,5}',
].map((digits) => new RegExp(`(?<![\\w+/]|\\w[.,-]|[$€£])(?=(${digits})(?!\\w|[.,-]\\d))`, 'g'));

/** Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay, Maestro. */
const issuers =
  /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12,15}|35(?:2[89]|[3-8]\d)\d{12,15}|3(?:0[0-5]|[68]\d)\d{11}|62\d{14,17}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15})$/;

function isCard(written: string): boolean {
  const digits = written.replace(/[ -]/g, '');
  return issuers.test(digits) && luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
