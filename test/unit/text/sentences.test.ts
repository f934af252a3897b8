import { expect, test } from 'vitest';
import { sentencesOf } from '../../../src/text/sentences-of.ts';

function split(text: string): string[] {
  const sentences = sentencesOf(text);
  for (const { text: sentence, start, end } of sentences) expect(text.slice(start, end)).toBe(sentence);
  return sentences.map((sentence) => sentence.text);
}

test.each<[string, string[]]>([
  ['Ask first. Then go! Really? Yes…', ['Ask first.', 'Then go!', 'Really?', 'Yes…']],
  [
    'Use forms, e.g. the U.S. Government one, i.e. SF-71.',
    ['Use forms, e.g. the U.S. Government one, i.e. SF-71.'],
  ],
  ['Dr. Ng signs No. 5 for 1.5 days.', ['Dr. Ng signs No. 5 for 1.5 days.']],
  ['Is it allowed? No. Ask legal.', ['Is it allowed?', 'No.', 'Ask legal.']],
  ['It holds in the U.S. The rest is abroad.', ['It holds in the U.S.', 'The rest is abroad.']],
  ['“Is it so?” she asked. (It is.) Fine.', ['“Is it so?” she asked.', '(It is.)', 'Fine.']],
  ['See a.b.com/x.html and file.md now. Done', ['See a.b.com/x.html and file.md now.', 'Done']],
  ['これは規則です。休暇は五日！', ['これは規則です。', '休暇は五日！']],
  [
    '# Leave\n\n- one day\n* two. More\n3. three\n> four',
    ['Leave', 'one day', 'two.', 'More', 'three', 'four'],
  ],
  ['| Years | Days. Paid |\n|---|:--:|\n| 5 | 20 |\n***', ['Years | Days. Paid', '5 | 20']],
  ['first line\r\nsecond line\rThird', ['first line', 'second line', 'Third']],
  [' \n - \n...\n', []],
])('finds the sentences of %j', (text, sentences) => {
  expect(split(text)).toEqual(sentences);
});

test('takes a long line of prose that goes on in lower case for wrapped, and a short one not', () => {
  const wrapped = 'Unused days of annual leave may be carried over into the next\nleave year. Ask first.';
  expect(split(wrapped)).toEqual([wrapped.slice(0, -11), 'Ask first.']);
  expect(split('Annual leave\nup to 20 days')).toEqual(['Annual leave', 'up to 20 days']);
});
