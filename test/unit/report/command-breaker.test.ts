import { expect, test } from 'vitest';
import { commandBreaker } from '../../../src/report/show/command-breaker.ts';

test.each([
  [['::error::x\n  ::stop-commands::y\na::b'], ': :error::x\n  : :stop-commands::y\na::b'],
  [['say ##[error]x ##[group]y'], 'say ## [error]x ## [group]y'],
  [['plain text, a: b, std::vector\n'], 'plain text, a: b, std::vector\n'],
  [[':', ':error::x'], ': :error::x'],
  [['a line\n', ' ', ':', ':error::x'], 'a line\n : :error::x'],
  [['#', '#', '[error]x'], '## [error]x'],
  [['std', '::vector and ', '::too'], 'std::vector and ::too'],
])('of %j nothing is a command', (pieces, told) => {
  const harmless = commandBreaker();
  expect(pieces.map(harmless).join('')).toBe(told);
});
