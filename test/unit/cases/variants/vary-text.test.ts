import { describe, expect, it } from 'vitest';
import { variantKinds } from '../../../../src/cases/variants/variant-kinds.ts';
import { varyText, type WrittenKind } from '../../../../src/cases/variants/vary-text.ts';

const request =
  'Please refund order A-1042 of 3 May, the lamp at https://shop.example/x1 arrived broken.\nThanks, ana@x.io';
const seeds = Array.from({ length: 50 }, (_, index) => `seed-${index}`);
const forms = (kind: WrittenKind, text = request): string[] =>
  seeds.map((seed) => varyText(text, kind, seed));

describe.each(variantKinds.filter((kind) => kind !== 'paraphrase'))('%s', (kind) => {
  it('gives the same text for the same seed, and always another one than it was given', () => {
    for (const seed of seeds) {
      expect(varyText(request, kind, seed)).toBe(varyText(request, kind, seed));
      expect(varyText(request, kind, seed)).not.toBe(request);
    }
    expect(new Set(forms(kind)).size).toBeGreaterThan(1);
  });

  it('leaves numbers, words with digits and addresses as they are', () => {
    for (const form of forms(kind))
      for (const kept of ['A-1042', '3', 'https://shop.example/x1', 'ana@x.io'])
        expect(form.split(/\s+/)).toContain(kept);
  });

  it('leaves empty and blank texts as they are', () => {
    for (const text of ['', ' \n ']) expect(forms(kind, text)).toEqual(seeds.map(() => text));
  });
});

it.each(['typos', 'case', 'unicode-lookalikes'] as const)('%s finds nothing in numbers and codes', (kind) => {
  for (const text of ['42', 'A-1042 x1', '年次有給休暇は何日ありますか', '🙂 👩‍👩‍👧'])
    expect(forms(kind, text)).toEqual(seeds.map(() => text));
});

it('slips in words of four letters and more, never at their ends', () => {
  for (const form of forms('typos', 'the lamp is not here')) {
    expect(form).toMatch(/^the l[amp]+p is not h[er]+e$/);
  }
});

it('writes in capitals or small letters, whichever is not there yet', () => {
  expect(new Set(forms('case', 'Where Is It?'))).toEqual(new Set(['WHERE IS IT?', 'where is it?']));
  expect(new Set(forms('case', 'where is it?'))).toEqual(new Set(['WHERE IS IT?']));
  expect(new Set(forms('case', 'die straße'))).toEqual(new Set(['DIE straße']));
});

it('changes nothing but spaces', () => {
  for (const form of forms('whitespace')) {
    expect(
      form
        .split(/[ \t]+/)
        .join(' ')
        .trim(),
    ).toBe(request);
    expect(form.split('\n')).toHaveLength(2);
  }
});

it('disguises letters by ones of another script that look the same, as many as there were', () => {
  for (const form of forms('unicode-lookalikes')) {
    expect(form).toHaveLength(request.length);
    expect(form).toMatch(/\p{Script=Cyrillic}/u);
  }
});

it('puts orders before the text, and polite words around it', () => {
  for (const form of forms('injection-prefix')) expect(form.endsWith(`\n${request}`)).toBe(true);
  for (const form of forms('politeness')) expect(form).toMatch(/^\D+ Please refund[\s\S]+ana@x\.io \D+$/);
});
