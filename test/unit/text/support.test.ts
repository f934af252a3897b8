import { describe, expect, test } from 'vitest';
import { prepareSupport } from '../../../src/text/prepare-support.ts';
import { supportOf } from '../../../src/text/support-of.ts';

describe('a verbatim quote', () => {
  test.each([
    'Employees may carry over 240 hours of annual leave, but not of sick leave.',
    'It is what it is.',
    'You may not leave early; you may leave late.',
    '| GS-15 | $1,500.00 |',
    '年次有給休暇は五日です。',
    'If you do not\nhave access, ask.',
    'Employees may ask. They may not insist. They get 5 days.',
  ])('scores 1: %s', (quote) => {
    const source = `Nothing of it may be paid out in any case in 2020 or later. ${quote} Contractors may not carry over 10 hours.`;
    expect(supportOf(quote, ['Something else.', source])).toEqual({ score: 1, missing: [] });
  });

  test('that leaves out the negation before it scores 0', () => {
    expect(supportOf('Refunds are given', ['No refunds are given.'])).toEqual({ score: 0, missing: ['not'] });
  });
});

describe('support', () => {
  test('is the share of content terms in one source, and names what is missing', () => {
    const support = supportOf('Managers approve sabbatical leave in writing', [
      'A manager approves leave.',
      'Written by the sabbatical team.',
    ]);
    expect(support).toEqual({ score: 3 / 5, missing: ['sabbatical', 'writing'] });
  });

  test('is not added up over sources or over distant places of one', () => {
    const filler = 'Quite another matter stands between them. '.repeat(10);
    const claim = 'Managers approve sabbatical leave';
    const near = supportOf(claim, ['Managers approve. Sabbatical leave exists.']).score;
    const far = supportOf(claim, [`Managers approve. ${filler} Sabbatical leave exists.`]).score;
    expect(near).toBeCloseTo(0.8, 12);
    expect(far).toBe(0.5);
    expect(supportOf(claim, ['Managers approve.', 'Sabbatical leave exists.']).score).toBe(0.5);
  });

  test.each([
    ['You may carry over 10 days of leave', 'You may carry over 5 days of leave.', ['10']],
    ['The limit is $2,500 a year', 'The limit is $2,000 a year.', ['2500']],
    ['It ends on 31 May 2024', 'It ends on 31 May 2023.', ['2024']],
  ])('is 0 where a number is another: %s', (claim, source, missing) => {
    expect(supportOf(claim, [source])).toEqual({ score: 0, missing });
  });

  test.each([
    ['Employees get five days', 'Employees get 5 days.'],
    ['The limit is $1,500', 'The limit is 1500.00 dollars.'],
    ['Due on the 5th', 'Due on 05.'],
  ])('reads numbers as numbers: %s', (claim, source) => {
    expect(supportOf(claim, [source]).score).toBe(1);
  });

  test.each([
    ['Contractors may work abroad', 'Contractors may not work abroad.'],
    ["Contractors can't work abroad", 'Contractors can work abroad.'],
    ['Interns get 5 days', 'Employees get 5 days. Interns do not get 5 days.'],
    ['Unused days do not expire', 'Unused days expire at the end of the year. They are not paid out.'],
  ])('is 0 where only one of the two denies it: %s', (claim, source) => {
    expect(supportOf(claim, [source])).toEqual({ score: 0, missing: ['not'] });
  });

  test.each([
    ['Employees get 5 days of leave', 'Interns do not get leave. Employees get 5 days of leave.'],
    ['Employees get 5 days of leave', 'Employees get 5 days of leave, not counting holidays.'],
    ['Ask within 5 days', 'Ask no later than within 5 days.'],
    ['Refunds are not given', 'No refunds are given.'],
  ])('is not spoilt by a negation of something else: %s | %s', (claim, source) => {
    expect(supportOf(claim, [source]).score).toBe(1);
  });

  test('is 0, not NaN, where there is nothing to support or to support it with', () => {
    expect(supportOf('', ['x'])).toEqual({ score: 0, missing: [] });
    expect(supportOf('?!', [''])).toEqual({ score: 0, missing: [] });
    expect(supportOf('Five days', [])).toEqual({ score: 0, missing: ['five', 'days'] });
  });

  test('takes no more than its share of time on long texts', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `word${index % 50}`).join(' ');
    const began = performance.now();
    expect(prepareSupport([words, words])(words).score).toBe(1);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
