import type { Node, Pair, Scalar } from 'yaml';
import type { Layout } from './layout.ts';
import { forbiddenKey, type TextProblem } from './scan-json.ts';
import { explainScalar } from './yaml-scalar.ts';

/** A part of the file as plain JSON, where it stands, and how many values it holds. */
interface Part {
  readonly value: unknown;
  readonly layout: Layout;
  readonly size: number;
}

type Yaml = Pick<typeof import('yaml'), 'isAlias' | 'isMap' | 'isScalar' | 'isSeq'>;

/**
 * The plain JSON of a composed YAML document with the place of every part.
 *
 * What YAML would turn into something else than it looks is told as a problem. Aliases stand for the value of their
 * anchor, are warned of once a file, and may make at most 100,000 values more: a few lines can otherwise fill any memory.
 */
export function yamlToJson(
  root: unknown,
  text: string,
  yaml: Yaml,
): { readonly value: unknown; readonly layout: Layout; readonly problems: readonly TextProblem[] } {
  const problems: TextProblem[] = [];
  const anchors = new Map<string, Part | 'open'>();
  let copied = 0;
  const part = convert(root, text.length);
  return { value: part.value, layout: part.layout, problems };

  function convert(node: unknown, at: number): Part {
    if (!isNode(node)) return { value: null, layout: { v: [at, at] }, size: 1 };
    if (yaml.isAlias(node)) return alias(node.source, ...rangeOf(node));
    if (node.anchor !== undefined) anchors.set(node.anchor, 'open');
    const part = node.tag === undefined ? contentOf(node) : contentOfTagged(node);
    if (node.anchor !== undefined) anchors.set(node.anchor, part);
    return part;
  }

  /** The tag belongs to the place of the value, so that what follows from it is told at the same place. */
  function contentOfTagged(node: Node): Part {
    const problem = tagged(node, text);
    problems.push(problem);
    const part = contentOf(node);
    return { ...part, layout: { ...part.layout, v: [problem.offset, part.layout.v[1]] } };
  }

  function contentOf(node: Node): Part {
    if (yaml.isMap(node)) return map(node.items, rangeOf(node));
    if (yaml.isSeq(node)) return list(node.items, rangeOf(node));
    const v = rangeOf(node);
    if (!yaml.isScalar(node)) return { value: null, layout: { v }, size: 1 };
    const problem = node.tag === undefined ? explainScalar(node.value, text.slice(...v), v[0]) : null;
    if (problem) problems.push(problem);
    return { value: problem?.code === 'not-json' ? null : node.value, layout: { v }, size: 1 };
  }

  function list(nodes: readonly unknown[], v: [number, number]): Part {
    const parts = nodes.map((node) => convert(node, v[1]));
    const size = parts.reduce((sum, item) => sum + item.size, 1);
    return {
      value: parts.map((item) => item.value),
      layout: { v, i: parts.map((item) => item.layout) },
      size,
    };
  }

  function map(pairs: readonly Pair<unknown, unknown>[], v: [number, number]): Part {
    const value: Record<string, unknown> = {};
    const m: Record<string, Layout> = {};
    let size = 1;
    for (const pair of pairs) {
      const key = keyOf(pair.key, v);
      const k = isNode(pair.key) ? rangeOf(pair.key) : v;
      const member = key === null && !isMergeKey(pair.key) ? null : convert(pair.value, k[1]);
      size += member?.size ?? 0;
      if (member && key === null) merge(member, value, m);
      else if (member && key !== null) {
        value[key] = member.value;
        m[key] = { ...member.layout, k };
      }
    }
    return { value, layout: { v, m }, size };
  }

  /** A merge key was told as a mistake; what it brings is kept, so that no other mistake follows from it. */
  function merge({ value, layout }: Part, into: Record<string, unknown>, m: Record<string, Layout>): void {
    if (typeof value !== 'object' || value === null || !layout.m) return;
    for (const [key, member] of Object.entries(value)) {
      const known = layout.m[key];
      if (Object.hasOwn(into, key) || !known) continue;
      into[key] = member;
      m[key] = known;
    }
  }

  function isMergeKey(key: unknown): boolean {
    return yaml.isScalar(key) && key.value === '<<' && isPlain(key);
  }

  function keyOf(key: unknown, around: [number, number]): string | null {
    const [start, end] = isNode(key) ? rangeOf(key) : around;
    if (yaml.isScalar(key) && key.tag === undefined && key.anchor === undefined) {
      if (key.value === '__proto__') problems.push(forbiddenKey(start, end));
      else if (isMergeKey(key)) problems.push(mergeKey(start));
      else if (typeof key.value === 'string') return key.value;
      else problems.push(keyIsNoText(text.slice(start, end), start));
      return null;
    }
    problems.push(
      yaml.isMap(key) ? unquotedTemplate(text, around[0]) : keyIsNoText(text.slice(start, end), start),
    );
    return null;
  }

  function alias(name: string, start: number, end: number): Part {
    if (!problems.some((problem) => problem.code === 'alias')) problems.push(aliasUsed(name, start, end));
    const target = anchors.get(name);
    if (target === 'open' || target === undefined) {
      problems.push(
        badAlias(
          target === 'open'
            ? `"*${name}" stands inside what it refers to.`
            : `No anchor "&${name}" stands before this.`,
          start,
          end,
        ),
      );
    } else {
      const within = copied <= mostCopied;
      copied += target.size;
      if (copied <= mostCopied) return target;
      if (within) problems.push(badAlias('Aliases make this file grow beyond all bounds.', start, end));
    }
    return { value: null, layout: { v: [start, end] }, size: 1 };
  }
}

const mostCopied = 100_000;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function isPlain(key: Scalar): boolean {
  return key.type === 'PLAIN';
}

function rangeOf(node: Node): [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

function tagged(node: Node, text: string): TextProblem {
  const before = text.lastIndexOf('!', node.range?.[0] ?? 0);
  const offset = text[before - 1] === '!' ? before - 1 : before;
  const tag = /^[^\s,[\]{}]+/.exec(text.slice(offset, offset + 200))?.[0] ?? '!';
  return {
    code: 'yaml-tag',
    offset,
    length: tag.length,
    message: `YAML reads ${tag} as a tag, not as text.`,
    why: 'A tag changes or empties the value that it stands before.',
    fix: tag.startsWith('!!')
      ? 'Remove the tag; text that looks like a number stands in quotes.'
      : `Put it in quotes: "${tag}".`,
  };
}

function mergeKey(offset: number): TextProblem {
  return {
    code: 'merge-key',
    offset,
    length: 2,
    message: 'Merge keys ("<<") are not part of YAML 1.2.',
    why: 'What they would merge is easily lost from sight; here they do nothing.',
    fix: 'Put what the cases share under `defaults:`.',
  };
}

function keyIsNoText(written: string, offset: number): TextProblem {
  const short = written.split('\n')[0]?.slice(0, 60) ?? '';
  return {
    code: 'key-type',
    offset,
    length: Math.max(1, short.length),
    message: `A key must be text${short === '' ? '' : `, and YAML reads ${short} as something else`}.`,
    why: 'JSON, in which agents get their input, has no other keys.',
    fix: /^[\w.+-]+$/.test(short) ? `Put it in quotes: "${short}":` : 'Write a text as the key.',
  };
}

function unquotedTemplate(text: string, offset: number): TextProblem {
  const template = /^\{\{[^{}\n]*\}\}/.exec(text.slice(offset, offset + 200))?.[0];
  if (template === undefined) return keyIsNoText('', offset);
  return {
    code: 'unquoted-template',
    offset,
    length: template.length,
    message: `YAML reads ${template} as a map inside a map.`,
    why: 'The template would not be filled.',
    fix: `Put it in quotes: "${template}".`,
  };
}

function aliasUsed(name: string, start: number, end: number): TextProblem {
  return {
    code: 'alias',
    offset: start,
    length: end - start,
    message: `"*${name}" copies what stands at "&${name}".`,
    why: 'Whoever changes one place changes the other without seeing it.',
    fix: 'Put what the cases share under `defaults:`, or write it out. Text that begins with * stands in quotes.',
  };
}

function badAlias(message: string, start: number, end: number): TextProblem {
  return {
    code: 'bad-alias',
    offset: start,
    length: end - start,
    message,
    why: 'The value cannot be made.',
    fix: 'Write the value out, or put it under `defaults:`. Text that begins with * stands in quotes.',
  };
}
