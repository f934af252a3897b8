// Draws what a command printed (with colours, on standard input) as an SVG on standard output. The same text gives the
// same picture. Used for the pictures in docs/images/:
//
//   FORCE_COLOR=1 npx agent-eval run cases/ | node scripts/draw-terminal.mjs --title "npx agent-eval run cases/" > a.svg
//
// --skip 10-40 leaves lines out (counted from 1; may be given several times) and draws a dotted line in their place.
import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    title: { type: 'string', default: '' },
    skip: { type: 'string', multiple: true, default: [] },
    columns: { type: 'string', default: '118' },
  },
});
const columns = Number(values.columns);
const [fontSize, lineHeight, charWidth, padding, bar] = [13, 18, 7.83, 16, 30];
const ground = '#0d1117';
const colours = {
  plain: '#d7dde5',
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  36: '#79c0ff',
  dim: '#8b949e',
};
const pieces = new RegExp(`${String.fromCharCode(27)}\\[([0-9;]*)m`);

const lines = shortened((await text(stdin)).replace(/\n+$/, '').split('\n'));
const width = Math.ceil(columns * charWidth + 2 * padding);
const height = bar + lines.length * lineHeight + 2 * padding;
const drawn = lines
  .map((line, index) => drawLine(line, bar + padding + (index + 0.75) * lineHeight))
  .join('\n');
stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(values.title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="9" fill="${ground}" stroke="#30363d"/>
<circle cx="20" cy="16" r="5.5" fill="#ff5f57"/><circle cx="38" cy="16" r="5.5" fill="#febc2e"/><circle cx="56" cy="16" r="5.5" fill="#28c840"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${fontSize}">
<text x="${width / 2}" y="20.5" text-anchor="middle" fill="${colours.dim}">${escaped(values.title)}</text>
${drawn}
</g>
</svg>
`);

function shortened(all) {
  const ranges = values.skip.map((range) => range.split('-').map(Number));
  return all.flatMap((line, index) => {
    const range = ranges.find(([from, to]) => index + 1 >= from && index + 1 <= to);
    if (!range) return [line];
    return index + 1 === range[0] ? ['  \u001b[2m⋯\u001b[22m'] : [];
  });
}

/** Each run of one style is placed by its column, so that a font of another width keeps columns in place. */
function drawLine(line, y) {
  const style = { colour: 'plain', bold: false, dim: false };
  const parts = [];
  let column = 0;
  for (const [index, piece] of line.split(pieces).entries()) {
    if (index % 2 === 1) {
      for (const code of piece.split(';')) apply(Number(code), style);
      continue;
    }
    const shown = piece.slice(0, Math.max(0, columns - column));
    if (shown.trim() !== '') parts.push(drawRun(shown, column, y, style));
    column += piece.length;
  }
  if (column > columns) parts.push(drawRun('…', columns, y, { colour: 'plain', dim: true }));
  return parts.join('');
}

function drawRun(run, column, y, style) {
  const start = run.length - run.trimStart().length;
  const words = run.trim();
  const fill = style.dim ? colours.dim : colours[style.colour];
  const weight = style.bold ? ' font-weight="700"' : '';
  const x = (padding + (column + start) * charWidth).toFixed(2);
  const length = (words.length * charWidth).toFixed(2);
  return `<text x="${x}" y="${y}" fill="${fill}"${weight} textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(words)}</text>`;
}

function apply(code, style) {
  if (code === 0) Object.assign(style, { colour: 'plain', bold: false, dim: false });
  else if (code === 1) style.bold = true;
  else if (code === 2) style.dim = true;
  else if (code === 22) Object.assign(style, { bold: false, dim: false });
  else if (code === 39) style.colour = 'plain';
  else if (colours[code]) style.colour = code;
}

/** Runs of spaces would become one. */
function escaped(words) {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(' ', '\u00a0');
}
