import { describe, expect, test } from 'vitest';
import { termsOf } from '../../../src/text/terms-of.ts';
import { wordsOf } from '../../../src/text/words-of.ts';

describe('words', () => {
  test.each<[string, string, string[]]>([
    [
      'lose case, diacritics and compatibility forms',
      'Naïve ﬁne ÅNGSTRÖM Łódź',
      ['naive', 'fine', 'angstrom', 'lodz'],
    ],
    ['of composed and decomposed letters are one', 'cafe\u0301 café', ['cafe', 'cafe']],
    [
      'lose apostrophes and English endings',
      "don't employee's we’ll I'm O'Brien",
      ['dont', 'employee', 'we', 'i', 'obrien'],
    ],
    [
      'keep decimals and versions, lose grouping',
      '1,500.50 $1,000,000 v1.2 3.2.1',
      ['1500.50', '1000000', 'v1.2', '3.2.1'],
    ],
    ['are told apart in a list of numbers', '10,20,30', ['10', '20', '30']],
    ['end at hyphens and a full stop', 'GS-15 node.js. Five.', ['gs', '15', 'node', 'js', 'five']],
    [
      'are pairs of characters where no space parts them',
      '有給休暇 AWS使用',
      ['有給', '給休', '休暇', 'aws', '使用'],
    ],
    ['keep the vowel signs of scripts that need them', 'हिन्दी привет Ёлка', ['हिन्दी', 'привет', 'елка']],
    ['are none in marks, white space and nothing', ' \n—…!? ', []],
  ])('%s', (_, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('of German sharp s are the same in both cases', () => {
    expect(wordsOf('Straße')).toEqual(wordsOf('STRASSE'));
  });
});

describe('terms', () => {
  test('are stemmed words without those that only hold a sentence together', () => {
    expect(termsOf('The employees were carrying over their unused days')).toEqual(
      termsOf('employee carry unused day'),
    );
  });

  test('keep numbers, codes, short words and other scripts as they are', () => {
    expect(termsOf('GS-15 401k AWS gas 2,500 休暇')).toEqual([
      'gs',
      '15',
      '401k',
      'aws',
      'gas',
      '2500',
      '休暇',
    ]);
  });

  test('are the same for a short word and its plural or past', () => {
    expect(termsOf('days used fees pays')).toEqual(termsOf('day use fee pay'));
  });

  test('are none in a question of stop words', () => {
    expect(termsOf('What is it?')).toEqual([]);
  });
});
