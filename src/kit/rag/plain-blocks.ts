import type { MarkedToken, Token, Tokens } from 'marked';
import { decodeEntities } from './decode-entities.ts';

/** Lines that belong together: a paragraph, the items of a list, the rows of a table, the lines of code. */
export type Block = readonly string[];

/**
 * What a reader sees of Markdown, without marks: links keep their text, images their description, and every row of a table
 * the names of its columns (`Grade: GS-9 | Limit: $50`), so that it can be understood alone.
 */
export function plainBlocks(tokens: readonly Token[]): Block[] {
  return tokens.map(linesOf).filter((lines) => lines.length > 0);
}

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
      return token.rows.flatMap((row) => rowLine(token.header, row));
    case 'code':
      return token.text.split('\n').filter((line) => line.trim() !== '');
    case 'html':
      return plainLines(decodeEntities(token.text.replace(/<[^<>]*>/g, ' ')));
    default:
      return [];
  }
}

function rowLine(header: readonly Tokens.TableCell[], row: readonly Tokens.TableCell[]): string[] {
  const cells = row.flatMap((cell, column) => {
    const [name, value] = [cellText(header[column]), cellText(cell)];
    if (value === '') return [];
    return [name === '' ? value : `${name.replace(/:$/, '')}: ${value}`];
  });
  return cells.length > 0 ? [cells.join(' | ')] : [];
}

function cellText(cell: Tokens.TableCell | undefined): string {
  return cell ? plainLines(inlineText(cell.tokens)).join(' ') : '';
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
  return decodeEntities(text).replace(/\s+/g, ' ');
}

function plainLines(text: string): string[] {
  return text
    .replace(invisible, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Soft hyphens, zero-width spaces and marks of byte order would part words from those that look alike. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g;

/** No extension of the lexer is loaded, so that each token is one of its own. */
function isKnown(token: Token): token is MarkedToken {
  return token.type !== '';
}
