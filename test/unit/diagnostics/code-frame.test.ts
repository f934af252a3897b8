import { expect, it } from 'vitest';
import { codeFrame } from '../../../src/diagnostics/code-frame.ts';
import { lineIndex } from '../../../src/diagnostics/line-index.ts';

function frame(text: string, marked: string): string {
  const offset = text.indexOf(marked);
  return codeFrame(text, offset, marked.length, lineIndex(text)(offset));
}

it('shows the lines around the place and a marker as long as what is marked', () => {
  expect(frame('a: 1\nbad: 2\nc: 3\n', 'bad')).toBe(
    ['    1 | a: 1', '  > 2 | bad: 2', '      | ^^^', '    3 | c: 3'].join('\n'),
  );
});

it('keeps the marker under its text behind tabs, wide characters and combining marks', () => {
  expect(frame('\t\tbad', 'bad')).toBe(['  > 1 |     bad', '      |     ^^^'].join('\n'));
  expect(frame('値: bad', 'bad')).toBe(['  > 1 | 値: bad', '      |     ^^^'].join('\n'));
  expect(frame('値', '値')).toBe(['  > 1 | 値', '      | ^^'].join('\n'));
  expect(frame('e\u0301: bad', 'bad')).toBe(['  > 1 | e\u0301: bad', '      |    ^^^'].join('\n'));
});

it('takes Windows line ends for line ends', () => {
  expect(frame('a: 1\r\nbad: 2\r\nc: 3\r\n', 'bad: 2')).toBe(
    ['    1 | a: 1', '  > 2 | bad: 2', '      | ^^^^^^', '    3 | c: 3'].join('\n'),
  );
});

it('aligns line numbers of different length', () => {
  const text = `${'x\n'.repeat(8)}bad\nlast`;
  expect(frame(text, 'bad')).toBe(['     8 | x', '  >  9 | bad', '       | ^^^', '    10 | last'].join('\n'));
});

it('cuts a line of 50 MB around the place', () => {
  const text = `${'a'.repeat(25_000_000)}bad${'b'.repeat(25_000_000)}`;
  const [line = '', marker = ''] = frame(text, 'bad').split('\n');
  expect(line.length).toBeLessThan(130);
  expect(line.slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1)).toBe('bad');
});

it('never shows half a character or a control character', () => {
  const text = `${'😀'.repeat(60)}x${'😀'.repeat(60)}\u001b[2J`;
  expect(frame(text, 'x')).not.toMatch(/[\ud800-\udfff]/u);
  expect(frame('a \u001b[31m bad \u202e', 'bad')).toContain('> 1 | a ␛[31m bad \ufffd');
});
