import type { MarkedToken, Token, Tokens } from 'marked';
import { decodeEntities } from './decode-entities.ts';
import { sizeOf } from './size-of.ts';

/** Lines that belong together: a paragraph, the items of a list, the rows of a table, the lines of code. */
export interface Block {
  readonly lines: readonly string[];
  /** The names of a table's columns, to stand above its rows wherever they stand. */
  readonly header?: string;
}

/**
 * What a reader sees of Markdown, without marks: links keep their text, images their description, rows of tables their
 * cells (`GS-9 | $50`). Nothing is added that does not stand in the page.
 */
export function plainBlocks(tokens: readonly Token[]): Block[] {
  return tokens.map(blockOf).filter(({ lines }) => lines.length > 0);
}

function blockOf(token: Token): Block {
  if (!isKnown(token) || token.type !== 'table') return { lines: linesOf(token) };
  const [header = '', ...rows] = tableLines(token);
  const isNamed = rows.length > 0 && header !== '' && sizeOf(header) <= longestHeader;
  return isNamed ? { header, lines: rows } : { lines: header === '' ? rows : [header, ...rows] };
}

/** In words. What is longer names no columns. */
const longestHeader = 60;

/** The words of a heading or a paragraph; a line break only where the author made one. */
export function inlineText(tokens: readonly Token[]): string {
  return tokens.map(wordsOf).join('');
}

function linesOf(token: Token): string[] {
  if (!isKnown(token)) return [];
  switch (token.type) {
    case 'paragraph':
    case 'heading':
      return plainLines(inlineText(token.tokens));
    case 'text':
      return plainLines(token.tokens ? inlineText(token.tokens) : decodeEntities(token.text));
    case 'list':
      return token.items.flatMap((item) => item.tokens.flatMap(linesOf));
    case 'blockquote':
      return token.tokens.flatMap(linesOf);
    case 'table':
      return tableLines(token).filter((line) => line !== '');
    case 'code':
      return token.text.split('\n').filter((line) => line.trim() !== '');
    case 'html':
      return plainLines(decodeEntities(token.text.replace(/<[^<>]*>/g, ' ')));
    default:
      return [];
  }
}

/** The header, which may be empty, and every row with a word in it. */
function tableLines({ header, rows }: Tokens.Table): string[] {
  return [rowLine(header), ...rows.map(rowLine).filter((line) => line !== '')];
}

/** An empty cell keeps its place, so that cells stand below their names. */
function rowLine(row: readonly Tokens.TableCell[]): string {
  const cells = row.map(({ tokens }) => plainLines(inlineText(tokens)).join(' '));
  return cells.some((cell) => cell !== '') ? cells.join(' | ').trim() : '';
}

function wordsOf(token: Token): string {
  if (!isKnown(token)) return '';
  switch (token.type) {
    case 'text':
    case 'strong':
    case 'em':
    case 'del':
    case 'link':
      return token.tokens ? inlineText(token.tokens) : flat(token.text);
    case 'image':
      return flat(token.text);
    case 'codespan':
    case 'escape':
      return token.text;
    case 'html':
      return /^<br\b/i.test(token.raw) ? '\n' : '';
    case 'br':
      return '\n';
    default:
      return '';
  }
}

/** Where a line of the source ends says nothing. */
function flat(text: string): string {
  return evenSpaces(decodeEntities(text));
}

function plainLines(text: string): string[] {
  return text
    .replace(invisible, '')
    .split('\n')
    .map((line) => evenSpaces(line).trim())
    .filter((line) => line !== '');
}

function evenSpaces(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Soft hyphens, zero-width spaces and marks of byte order would part words from those that look alike. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g;

/** No extension of the lexer is loaded, so that each token is one of its own. */
function isKnown(token: Token): token is MarkedToken {
  return token.type !== '';
}
