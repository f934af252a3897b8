import { describe, expect, test } from 'vitest';
import { findPersonalData } from '../../../src/text/find-personal-data.ts';

const found = (text: string): string[] => findPersonalData(text).map(({ kind, text }) => `${kind} ${text}`);

describe('what is personal data', () => {
  test.each([
    ['email jo.o+x@mail.example.co.uk', '<jo.o+x@mail.example.co.uk>.'],
    ['email jörg@müller.de', 'Frag jörg@müller.de!'],
    ['card 4111 1111 1111 1111', 'Card 4111 1111 1111 1111 12/29 123'],
    ['card 5555-5555-5555-4444', 'on 5555-5555-5555-4444.'],
    ['card 3782 822463 10005', 'Amex 3782 822463 10005,'],
    ['card 4111111111111111', 'Order 1234: 4111111111111111'],
    ['iban DE89 3704 0044 0532 0130 00', 'to DE89 3704 0044 0532 0130 00 AND more'],
    ['iban gb82west12345698765432', 'gb82west12345698765432'],
    ['iban NO93 8601 1117 947', 'NO93 8601 1117 947 is it'],
    ['ip 192.168.10.255', 'from 192.168.10.255:8080'],
    ['ip 10.0.0.1', '10.0.0.1 Gateway'],
    ['ip 2001:db8::ff00:42:8329', 'at [2001:db8::ff00:42:8329].'],
    ['ip ::ffff:1.2.3.4', '::ffff:1.2.3.4'],
    ['ssn 123-45-6789', 'SSN 123-45-6789.'],
    ['ssn 123456789', 'Her social security number is 123456789'],
    ['phone (202) 555-0123', 'Call (202) 555-0123 now'],
    ['phone 202.555.0123', '202.555.0123'],
    ['phone 1-800-555-0199', '1-800-555-0199'],
    ['phone +1 202 555 0123', '+1 202 555 0123 12 people'],
    ['phone +44 (0)20 7946 0958', '+44 (0)20 7946 0958'],
    ['phone +442079460958', '+442079460958'],
    ['phone 020 7946 0958', 'ring 020 7946 0958.'],
    ['phone 07700 900123', '07700 900123'],
    ['phone 01 23 45 67 89', '01 23 45 67 89'],
    ['phone 2025550123', 'My mobile number is 2025550123'],
    ['phone 555-0123', 'call me at 555-0123'],
    ['phone ２０２‑555‑0123', '２０２‑555‑0123'],
  ])('%s', (kind, text) => {
    expect(found(text)).toEqual([kind]);
  });

  test('keeps its place in the text, and the order of it', () => {
    const text = 'jo@x.org, 202-555-0123, jo@x.org';
    const places = findPersonalData(text);
    expect(places.map(({ kind }) => kind)).toEqual(['email', 'phone', 'email']);
    for (const { text: piece, start, end } of places) expect(text.slice(start, end)).toBe(piece);
  });
});

describe('what only looks like it', () => {
  test.each([
    ['a card without the right check digit', '4111 1111 1111 1112'],
    ['a card without an issuer', '9999 9999 9999 9995'],
    ['zeros', '0000000000000000'],
    ['a time stamp', '1714521600000'],
    ['part of a longer number', '41111111111111112222'],
    ['a number in a link', 'https://help.example.com/articles/4409607962387-Copy'],
    ['an IBAN with a wrong check', 'DE89 3704 0044 0532 0130 01'],
    ['an IBAN of another length', 'DE89 3704 0044 0532 0130 000'],
    ['an octet over 255', '256.1.1.1'],
    ['a version', 'v1.2.3.4, version 10.0.19041.1 or Version 1.2.3.4'],
    ['a section', 'Section 4.3.2.1\n## 1.2.3.4 Annual leave'],
    ['a time', 'at 12:30:45 or 00:1a:2b:3c:4d:5e'],
    ['code', 'std::vector<a::b> and A::B'],
    ['an area that is not issued', '000-12-3456 666-12-3456 900-12-3456'],
    ['an empty group or serial', '123-00-4567, 123-45-0000'],
    ['a date', '2024-05-01, 05/01/2024, 12.05.2024, 10-12-2024, 2024-2025, 20240501'],
    ['an amount', '$1,500.00, 1.234.567 EUR, 1 000 000, $555 123 4567'],
    ['an order number', 'Order 2025550123, invoice no. 202-555-0123, #202-555-0123'],
    ['a bare number', '2025550123 and 5551234'],
    ['a post code', '02134-1001'],
    ['a book', 'ISBN 978-0-306-40615-7'],
    ['a handle, a host and a package', '@jo jo@localhost pkg@1.2.3'],
    ['a file or a repository', 'logo@2x.png git@github.com:a/b.git'],
    ['a decimal', '3.14159265358979'],
    ['a law', '41 U.S.C. 7102-7109, 5 CFR 2635.101, GS-15, 401(k)'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('the digits of another kind are not, even where only one kind is asked for', () => {
    expect(findPersonalData('DE89 3704 0044 0532 0130 00', ['phone', 'card'])).toEqual([]);
    expect(findPersonalData('jo@x.org 202-555-0123', ['phone'])).toHaveLength(1);
    expect(findPersonalData('jo@x.org', [])).toEqual([]);
  });
});

test.each(['a', 'a@', 'a.', '1', '1 ', '1.', '+1', '(0', '1-', 'a:', '1.1.1.1.', 'DE89 ', 'x@1.1.', ' '])(
  'time is linear in a text of %j only',
  (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const began = performance.now();
    findPersonalData(text);
    expect(performance.now() - began).toBeLessThan(1500);
  },
);
