// Draws docs/github-comment.md about as GitHub shows it, in docs/images/: comment.png on light ground and
// comment-dark.png on dark. Needs a Chromium (CHROMIUM_PATH may name one).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { marked } from 'marked';
import { browserPath, withoutBrowser } from './find-browser.mjs';

if (browserPath === null) throw new Error(withoutBrowser);
const [width, height] = [1100, 2210];

/** The signs of a comment, drawn here because not every machine has a font for them. */
const signs = {
  '✅': '<rect x="1" y="1" width="18" height="18" rx="4" fill="#2da44e"/><path d="M5 10.5l3.5 3.5L15 6.5" fill="none" stroke="#fff" stroke-width="2.6"/>',
  '❌': '<path d="M4 4l12 12M16 4L4 16" stroke="#cf222e" stroke-width="4.5" stroke-linecap="round"/>',
  '⚠️': '<path d="M10 1.5L19 18H1z" fill="#e3b341"/><path d="M10 7v5.5M10 14.3v2" stroke="#24292f" stroke-width="2"/>',
  '❔': '<circle cx="10" cy="10" r="9" fill="#8c959f"/><text x="10" y="15" font-size="14" font-weight="700" text-anchor="middle" fill="#fff">?</text>',
  '🔻': '<path d="M3 5h14l-7 11z" fill="#cf222e"/>',
};

const themes = {
  'comment.png': {
    ground: '#ffffff',
    text: '#1f2328',
    soft: '#59636e',
    line: '#d1d9e0',
    code: '#818b981f',
    block: '#f6f8fa',
    row: '#f6f8fa',
    link: '#0969da',
    added: '#dafbe1',
    removed: '#ffebe9',
    scheme: 'light',
  },
  'comment-dark.png': {
    ground: '#0d1117',
    text: '#f0f6fc',
    soft: '#9198a1',
    line: '#3d444d',
    code: '#656c7633',
    block: '#151b23',
    row: '#151b23',
    link: '#4493f8',
    added: '#033a16',
    removed: '#67060c',
    scheme: 'dark',
  },
};

const folder = mkdtempSync(join(tmpdir(), 'draw-comment-'));
try {
  for (const [name, theme] of Object.entries(themes)) {
    const page = join(folder, `${name}.html`);
    writeFileSync(page, pageOf(readFileSync('docs/github-comment.md', 'utf8'), theme));
    const picture = resolve('docs/images', name);
    const size = `--window-size=${width},${height}`;
    const options = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      size,
      `--screenshot=${picture}`,
    ];
    execFileSync(browserPath, [...options, `file://${page}`], { stdio: ['ignore', 'ignore', 'ignore'] });
    console.log(`written  docs/images/${name}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pageOf(markdown, theme) {
  const html = marked
    .parse(markdown, { gfm: true, async: false })
    .replace('<details>', '<details open>')
    .replace(/<code class="language-diff">(.*?)<\/code>/gs, (_, text) => `<code>${coloured(text)}</code>`)
    .replace(
      new RegExp(Object.keys(signs).join('|'), 'g'),
      (sign) => `<svg viewBox="0 0 20 20">${signs[sign]}</svg>`,
    );
  return `<!doctype html><meta charset="utf-8"><style>${styleOf(theme)}</style><article>${html}</article>`;
}

function coloured(text) {
  return text
    .split('\n')
    .map((line) =>
      /^[-+]/.test(line) ? `<i class="${line[0] === '+' ? 'added' : 'removed'}">${line}</i>` : line,
    )
    .join('\n');
}

function styleOf({ ground, text, soft, line, code, block, row, link, added, removed, scheme }) {
  return `
    :root { color-scheme: ${scheme} }
    body { margin: 0; background: ${ground}; color: ${text}; font: 14px/1.5 'Liberation Sans', sans-serif }
    article { margin: 24px; padding: 16px 20px; border: 1px solid ${line}; border-radius: 6px }
    h3 { font-size: 1.25em; margin: 0 0 16px } h4 { font-size: 1em; margin: 24px 0 12px }
    table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; margin-bottom: 12px }
    th, td { border: 1px solid ${line}; padding: 6px 13px } tr:nth-child(2n) td { background: ${row} }
    code { font: 85% 'DejaVu Sans Mono', monospace; background: ${code}; padding: .2em .4em; border-radius: 6px }
    pre { background: ${block}; padding: 12px 16px; border-radius: 6px; overflow: auto; line-height: 1.45 }
    pre code { background: none; padding: 0 } pre i { font-style: normal }
    .added { background: ${added} } .removed { background: ${removed} }
    a { color: ${link} } sub { color: ${soft}; font-size: 75%; vertical-align: baseline }
    hr { height: 3px; border: 0; background: ${line}; margin: 20px 0 } summary { margin: 2px 0 }
    svg { height: 1em; vertical-align: -.12em }`;
}
