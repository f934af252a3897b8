import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { TrialFinished } from '../../../../src/model/event.ts';
import { seededRandom } from '../../../../src/model/random.ts';
import type { CommentSubject } from '../../../../src/report/comment/comment-subject.ts';
import { composeComment } from '../../../../src/report/comment/compose-comment.ts';
import { cutText } from '../../../../src/report/markdown/cut-text.ts';
import { markdownText } from '../../../../src/report/markdown/markdown-text.ts';
import { subjectOfRun } from '../../../support/comment-subject.ts';
import { finished, foldOf, planned, started, trial } from '../../../support/events.ts';

const nasty = [
  'a | b || \\| \\\\| |---|',
  '`x` ``y`` ``` ```` `',
  '\n```\n</code></pre>\n~~~\n',
  '<img src=x onerror=alert(1)><script>alert(1)</script><b>bold</b>',
  '<!-- agent-eval:default --> <!-- --> -->',
  '</details></summary></code></td></table>\n\n</details>\n',
  '@admin @acme/team a@evil.example mailto:a@evil.example xmpp:a@evil.example/x',
  '#1 GH-2 gh-3 acme/other#4 JIRA-5 CVE-2026-12345 GHSA-abcd-abcd-abcd',
  'https://evil.example www.evil.example WWW.evil.example ftp://evil.example <https://evil.example>',
  '09faf5ca17eb97fc1a5dc369964467a7040f087d 09faf5c acme@09faf5ca17',
  '![i](https://evil.example/i.png) [l](https://evil.example) [r][r] \n\n[r]: https://evil.example\n',
  '::set-output name=x::y\n::error::z',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007l \u0000\u0008\u009b \u202edrow \u2066x\u2069 \u200bz\u2060w\ufeff\u00ad \u{e0041}\u{e007f}',
  '[^1] \n\n[^1]: note\n',
  '$x^2$ $$y$$ $`z`$ \\(a\\) \\[b\\]',
  '- [ ] task\n- [x] done\n1. one\n2) two\n+ three\n* four\n> quote\n> [!NOTE]\n',
  ':smile: :+1: :a:b:c:',
  '# heading\n===\n---\n***\n___\n',
  '**b** __c__ *d* _e_ ~~f~~ ~g~ snake_case_name 2*3*4',
  '&lt;b&gt; &#60;i&#62; &amp; &nbsp; &copy;',
  '    indented\n\tcode\n',
  '\ud800 lone \udc00 \u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u0301\u0301\u0301',
  '"quoted" \'single\' %0A %25 {{braces}} {% raw %} \\n \\',
  'x'.repeat(100_000),
  '`'.repeat(5000),
  '1.',
  '-',
  '=',
  '---',
  '|',
  '\\',
  '<',
  '```',
  '  ',
  ':--',
];

const hostile = [...nasty, ...mixtures(50)];

function mixtures(count: number): string[] {
  const random = seededRandom('nasty');
  const pick = (): string => nasty[random.integer(0, nasty.length - 1)] ?? '';
  return Array.from(
    { length: count },
    () => pick().slice(0, 300) + pick().slice(0, 300) + pick().slice(0, 3000),
  );
}

/** A comment in which strangers say the same text wherever they can. */
function commentSaying(text: string, limit = 10_000_000): string {
  const agents = [`one${text}`, `two${text}`];
  const run = (isBad: boolean) =>
    foldOf([
      started({
        agents: agents.map((name) => ({ name, type: 'module', version: `v${text}`, digest: 'd' })),
        limits: ['pass-rate >= 99%', 'latency-p95 <= 2s', 'cost-mean <= 1'],
      }),
      ...['a', 'b', 'c', 'd'].map((id) =>
        planned(id, {
          case: `${id}${text}`,
          suite: `s${text}`,
          tags: [`t${text}`],
          agents,
          place: { file: `f${text}`, line: 3, column: 1, row: 2 },
          input: id === 'a' ? { [`k${text}`]: [text] } : `i${text}`,
          expected: `e${text}`,
        }),
      ),
      ...agents.flatMap((agent) => [
        trial('a', {
          ...failing(text, isBad),
          case: `a${text}`,
          agent,
          warnings: [`w${text}`],
        }),
        trial('b', {
          status: 'errored',
          error: { kind: 'agent', message: `m${text}`, cause: `c${text}` },
          output: null,
          case: `b${text}`,
          agent,
        }),
        trial('c', { status: 'invalid', reason: `r${text}`, case: `c${text}`, agent }),
        trial('d', { ...failing(text, !isBad), case: `d${text}`, agent }),
      ]),
      finished,
    ]);
  const subject: CommentSubject = subjectOfRun(
    run(true),
    {
      verdict: { status: 'error', reasons: [`r${text}`, `q${text}`] },
      baseline: { missing: `n${text}` },
      run: { commit: `c${text}`, attempt: 2, url: `https://github.com/${text}` },
      repeat: `npx ${text}`,
      key: `k${text}`,
    },
    run(false),
  );
  return composeComment(subject, { limit });
}

function failing(text: string, isBad: boolean): Partial<TrialFinished> {
  if (!isBad) return {};
  return {
    status: 'failed',
    output: `o${text}`,
    judgements: [
      { judge: `j${text}`, label: `l${text}`, turn: 1, status: 'failed', score: 0, reason: `r${text}` },
    ],
  };
}

/** HTML as a browser gets it. marked, unlike GitHub, reads no Markdown within `<code>`, so that has another name here. */
function htmlOf(markdown: string): string {
  const renamed = markdown.replaceAll('<code>', '<ins>').replaceAll('</code>', '</ins>');
  return marked.parse(renamed, { gfm: true, async: false }).replaceAll('<span>$</span>', '');
}

/** The tags with their attributes, in order. */
function skeletonOf(markdown: string): string[] {
  const tags = [...htmlOf(markdown).matchAll(/<[a-z/!][^>]*>/gi)];
  return tags.map(([tag]) => tag.replace(/href="https:\/\/github\.com\/[^"]*"/, 'href'));
}

/** Words as they are shown, outside of code, where GitHub looks for nothing. */
function wordsOf(markdown: string): string {
  return decoded(
    htmlOf(markdown)
      .replace(/<(pre|ins)\b.*?<\/\1>/gs, ' ')
      .replace(/<[^>]*>/g, ' '),
  );
}

function decoded(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

describe('what agents and strangers say in a comment', () => {
  const plain = skeletonOf(commentSaying('x'));

  test('has a place in every part of it', () => {
    const text = commentSaying('x');
    for (const part of [
      'Broken',
      'Still failing',
      'Not measured',
      'Fixed',
      'Thresholds',
      'Leaderboard',
      'by tag',
      'warning',
    ])
      expect(text).toContain(part);
    expect(plain.filter((tag) => tag === '<table>')).toHaveLength(3);
  });

  test.each(hostile.map((text, index) => [index, text] as const))('does nothing (%i)', (_, text) => {
    const comment = commentSaying(text);
    expect(skeletonOf(comment)).toEqual(skeletonOf(commentSaying('y'.repeat(text.length))));
    expect(comment).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u,
    );
    const words = wordsOf(comment);
    expect(words).not.toMatch(/@[\w-]|#\d|\b(GH|JIRA|CVE|GHSA)-\w|:\/\/|www\.|:[\w+-]+:|\$|[0-9a-f]{7}/i);
  });

  test('is shown as it is', () => {
    const said = '<b> | `c` *d* &lt; \\| <!-- 09faf5ca17';
    const html = decoded(htmlOf(commentSaying(said)));
    expect(html).toContain(`<ins>a${said}</ins>`);
    expect(html).toContain(`>i${said}\n`);
    expect(html.replaceAll('\u200b', '')).toContain(`<li>q${said}</li>`);
  });
});

describe('a text at the start of a line', () => {
  test.each([
    '- a',
    '+ a',
    '1. a',
    '22) a',
    '# a',
    '> a',
    '---',
    '===',
    '=',
    ':-',
    '    a',
    '```',
    '~~~',
    '| a |\n| - |',
    '[a]: https://b',
    '[^a]: b',
    '<div>',
    '\\',
  ])('is a text: %s', (text) => {
    const html = marked.parse(`before\n${markdownText(text)}\n\n${markdownText(text)}`, {
      gfm: true,
      async: false,
    });
    expect(html.match(/<[^>]+>/g)).toEqual(['<p>', '</p>', '<p>', '</p>']);
  });
});

test('a long text is cut between what people see as characters', () => {
  const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}';
  expect(cutText(`ab${family}c`, 9)).toBe('ab…');
  expect(cutText(`ab${family}cd`, 11)).toBe(`ab${family}…`);
  expect(cutText(`abc\u0301d`, 4)).toBe('ab…');
  expect(cutText(`a${'\u0301'.repeat(200)}`, 50)).toHaveLength(50);
  expect(cutText('\u{1f468}'.repeat(3), 4)).toBe('\u{1f468}…');
});
