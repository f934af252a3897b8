import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/diagnostics/read-yaml.ts';

async function told(text: string, file = 'x.yaml'): Promise<string[]> {
  const { diagnostics } = await readYaml(text, file);
  return diagnostics.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

it('gives the plain value with the place of every part', async () => {
  const { source, diagnostics } = await readYaml('\ufeffa:\r\n  - b: [1, "two"]\r\n', 'x.yaml');
  expect(diagnostics).toEqual([]);
  expect(source?.value).toEqual({ a: [{ b: [1, 'two'] }] });
  expect(source?.place(['a', 0, 'b', 1])).toMatchObject({ file: 'x.yaml', line: 2, column: 12 });
  expect(source?.keyPlace(['a', 0, 'b'])).toMatchObject({ line: 2, column: 5 });
  expect(source?.place(['a', 0, 'nothing', 'here'])).toMatchObject({ line: 2, column: 5 });
  expect(source?.place(['a', 0, 'b', 1], { offset: 1, length: 2 })).toMatchObject({ line: 2, column: 14 });
});

it('gives what was written where a scalar became something other than text', async () => {
  const { source } = await readYaml('a: 1e3\nb: yes\nc: "7"\nd: TRUE\ne: ~\n', 'x.yaml');
  expect(['a', 'b', 'c', 'd', 'e'].map((key) => source?.plainScalar([key]))).toEqual([
    '1e3',
    null,
    null,
    'TRUE',
    '~',
  ]);
  expect(source?.value).toEqual({ a: 1000, b: 'yes', c: '7', d: true, e: null });
});

it.each([
  ['a tag', 'a: [!slow, b]\n', ['file/yaml-tag 1:5']],
  ['a known tag', 'a: !!str 007\n', ['file/yaml-tag 1:4']],
  ['a merge key', 'a: {<<: {b: 1}}\n', ['file/merge-key 1:5']],
  ['an alias', 'a: &x 1\nb: *x\nc: *x\n', ['file/alias 2:4']],
  ['an alias without anchor', 'b: *x\n', ['file/alias 1:4', 'file/bad-alias 1:4']],
  ['an alias inside its anchor', 'a: &x [*x]\n', ['file/alias 1:8', 'file/bad-alias 1:8']],
  ['a doubled key', 'a: 1\na: 2\n', ['file/duplicate-key 2:1']],
  ['a second document', 'a: 1\n---\nb: 1\n', ['file/several-documents 2:1']],
  ['a number that JSON cannot hold', 'a: [.nan, -.inf]\n', ['file/not-json 1:5', 'file/not-json 1:11']],
  ['leading zeros', 'a: 007\n', ['file/changed-scalar 1:4']],
  ['digits that a double loses', 'a: 12345678901234567890\n', ['file/changed-scalar 1:4']],
  ['a key that is no text', '1: a\n', ['file/key-type 1:1']],
  ['a list as a key', '? [a]\n: 1\n', ['file/key-type 1:3']],
  ['a key with a meaning of its own', '__proto__: {a: 1}\n', ['file/forbidden-key 1:1']],
  ['a template without quotes', 'a: {{x}}\n', ['file/unquoted-template 1:4']],
  ['a NUL character in quotes', 'a: "b\0c"\n', ['file/nul-character 1:6']],
  ['NUL characters at the end', 'a: b\n\0\0', ['file/nul-character 2:1']],
  ['a tab', 'a:\n\tb: 1\n', ['file/yaml-syntax 2:1']],
  ['a colon in plain text', 'a: b: c\n', ['file/yaml-syntax 1:4']],
  ['nesting that would bring the process down', '['.repeat(100_000), ['file/too-deep 1:201']],
])('tells %s', async (_, text, expected) => {
  expect(await told(text)).toEqual(expected);
});

it('lets ordinary YAML pass, numbers and empty values included', async () => {
  expect(await told('a: [-1, 0, 0.5, 1e-3, null, true, 2024-01-01, "{{x}}"]\nb:\nc: |\n  [[[[\n')).toEqual(
    [],
  );
});

it('stops aliases that would fill the memory', async () => {
  const levels = ['a', 'b', 'c', 'd', 'e', 'f'];
  const list = (item: string): string => `[${Array(12).fill(item).join(', ')}]`;
  const text = levels.map(
    (name, index) => `${name}: &${name} ${list(index === 0 ? 'x' : `*${levels[index - 1]}`)}`,
  );
  const { diagnostics, source } = await readYaml(text.join('\n'), 'x.yaml');
  expect(diagnostics.map(({ code }) => code)).toContain('file/bad-alias');
  expect(JSON.stringify(source?.value).length).toBeLessThan(2_000_000);
});

describe('JSON', () => {
  it.each([
    ['a comma too many', '{"a": 1,}', 'file/json-syntax 1:9'],
    ['a comma too few', '{"a": 1\n "b": 2}', 'file/json-syntax 2:2'],
    ['single quotes', "{'a': 1}", 'file/json-syntax 1:2'],
    ['a text that does not end', '{"a": "b\n}', 'file/json-syntax 1:7'],
    ['a word', '{"a": yes}', 'file/json-syntax 1:7'],
    ['a leading zero', '{"a": 007}', 'file/json-syntax 1:7'],
    ['text after the end', '{} {}', 'file/json-syntax 1:4'],
    ['an end too early', '{"a": ', 'file/json-syntax 1:7'],
    ['a doubled key', '{"a": 1, "\\u0061": 2}', 'file/duplicate-key 1:10'],
    ['deep nesting', '['.repeat(100_000), 'file/json-syntax 1:202'],
  ])('tells %s', async (_, text, expected) => {
    expect(await told(text, 'x.json')).toEqual([expected]);
  });

  it('gives value and places as for YAML', async () => {
    const { source } = await readYaml('{ "a": [1, {"b": "x"}] }', 'x.json');
    expect(source?.value).toEqual({ a: [1, { b: 'x' }] });
    expect(source?.place(['a', 1, 'b'])).toMatchObject({ line: 1, column: 18 });
  });
});
