import type { Place } from './place.ts';

/**
 * Account numbers with the length of their country and the right check digits, in one run or in groups of four.
 *
 * @see ISO 13616-1; SWIFT, IBAN Registry
 */
export function findIbans(text: string): Place[] {
  return [...text.matchAll(beginning)].flatMap(({ 0: code, index }) => {
    const length = lengths.get(code.slice(0, 2).toUpperCase());
    const end = length === undefined ? null : endOf(text, index, length);
    if (end === null || !hasRightCheck(text.slice(index, end).replace(/[ -]/g, ''))) return [];
    return [{ start: index, end }];
  });
}

const beginning = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])/gi;

/** Where so many letters and digits end that stand from `start`, in groups of four where they are in groups at all. */
function endOf(text: string, start: number, length: number): number | null {
  const separator = /[ -]/.exec(text[start + 4] ?? '')?.[0] ?? '';
  const end = start + length + separator.length * (Math.ceil(length / 4) - 1);
  const groups = separator === '' ? [text.slice(start, end)] : text.slice(start, end).split(separator);
  const areWhole = groups.every((group, index) => {
    const size = separator === '' ? length : Math.min(4, length - 4 * index);
    return group.length === size && /^[A-Z0-9]+$/i.test(group);
  });
  return areWhole && !/[A-Z0-9]/i.test(text[end] ?? '') ? end : null;
}

/** The remainder is taken digit by digit: the whole number is too large for a double. */
function hasRightCheck(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

const lengths: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
  FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
  LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
  RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
