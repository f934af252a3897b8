import { findCards } from './personal-data/find-cards.ts';
import { findEmails } from './personal-data/find-emails.ts';
import { findIbans } from './personal-data/find-ibans.ts';
import { findIps } from './personal-data/find-ips.ts';
import { findPhones } from './personal-data/find-phones.ts';
import { findSsns } from './personal-data/find-ssns.ts';
import type { Place } from './personal-data/place.ts';
import { plainMarks } from './personal-data/plain-marks.ts';

/** What `findPersonalData` looks for, the most certain first. */
export const personalDataKinds = ['iban', 'card', 'ssn', 'email', 'ip', 'phone'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** A piece of personal data and where it stands: `text.slice(start, end)` is its text. */
export interface PersonalData {
  readonly kind: PersonalDataKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const finders: Readonly<Record<PersonalDataKind, (text: string) => readonly Place[]>> = {
  iban: findIbans,
  card: findCards,
  ssn: findSsns,
  email: findEmails,
  ip: findIps,
  phone: findPhones,
};

/**
 * The personal data in a text that can be told by its shape, in the order of the text and without overlaps: where two
 * finds overlap the longer one stays, then the more certain kind. Linear in the text.
 *
 * Cards need an issuer's prefix and length and the Luhn digit (ISO/IEC 7812-1); IBANs the length of their country and
 * mod 97 (ISO 13616); SSNs an area, group and serial that may be issued; phone numbers a usual shape, or a word such as
 * "call" before bare digits. Names, addresses and dates of birth have no shape and are not found.
 *
 * @param kinds - what to look for; everything unless given
 */
export function findPersonalData(
  text: string,
  kinds: readonly PersonalDataKind[] = personalDataKinds,
): PersonalData[] {
  const plain = plainMarks(text);
  const found = personalDataKinds
    .flatMap((kind, rank) =>
      finders[kind](plain).map(({ start, end }) => ({
        kind,
        rank,
        start,
        end,
        text: text.slice(start, end),
      })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
  const kept: typeof found = [];
  for (const find of found) {
    const last = kept.at(-1);
    if (!last || find.start >= last.end) kept.push(find);
    else if (find.end - find.start > last.end - last.start) kept[kept.length - 1] = find;
  }
  // Every kind is looked for, so that the digits of a card are no phone number where only phones are asked for.
  return kept.filter(({ kind }) => kinds.includes(kind)).map(({ rank: _, ...find }) => find);
}
