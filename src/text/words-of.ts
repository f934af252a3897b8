/**
 * The words of a text, folded so that spellings of one word are the same: compatibility forms, case and diacritics go.
 *
 * Letters and digits of any script make words. Apostrophes fall out, and so do the endings 's, 'll, 'd, 're, 've and
 * 'm: `don't` is `dont`, `employee's` is `employee`. A number keeps its decimals and loses its grouping: `1,500.50` is
 * `1500.50`. Scripts without spaces (Chinese, Japanese, Thai and their like) give overlapping pairs of characters,
 * which are the same wherever a phrase stands and need no dictionary.
 */
export function wordsOf(text: string): string[] {
  const folded = text.toLowerCase().replace(/[^\u0000-\u007f]+/g, fold);
  const isPlain = !/[^\u0000-\u007f]/.test(folded);
  const found = folded.match(isPlain ? plainWord : scriptPatterns().word) ?? [];
  if (isPlain && !/['’]|\d,\d/.test(folded)) return found;
  return found.flatMap(finish);
}

const plainWord = /[a-z0-9]+(?:(?:'(?=[a-z])|(?<=\d)[.,](?=\d))[a-z0-9]+)*/g;
/** Patterns for any script are made when they are needed, because that takes milliseconds. */
interface ScriptPatterns {
  readonly word: RegExp;
  readonly spaceless: RegExp;
}
let scripts: ScriptPatterns | undefined;

function scriptPatterns(): ScriptPatterns {
  scripts ??= makePatterns();
  return scripts;
}

function makePatterns(): ScriptPatterns {
  const names = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
  const spaceless = `ー々${names.map((name) => `\\p{Script=${name}}`).join('')}`;
  const spaced = `(?:(?![${spaceless}])[\\p{L}\\p{N}\\p{M}])+`;
  const joined = `(?:'(?=\\p{L})|(?<=\\d)[.,](?=\\d))${spaced}`;
  return {
    word: new RegExp(`[${spaceless}][${spaceless}\\p{M}]*|${spaced}(?:${joined})*`, 'gu'),
    spaceless: new RegExp(`^[${spaceless}]`, 'u'),
  };
}

/** Only runs outside ASCII come here, so that English with a few curly quotes is as fast as without. */
function fold(run: string): string {
  return run
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøłđıς]/g, (letter) => unlike[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}'.,]/gu, ' ');
}

/** Letters that no decomposition makes plain. */
const unlike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
};

function finish(word: string): string | string[] {
  if (word.includes("'")) return finish(word.replace(/'(?:s|ll|d|re|ve|m)$/, '').replaceAll("'", ''));
  if (word.includes(',')) {
    return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word) ? word.replaceAll(',', '') : word.split(',');
  }
  return !/^[\u0000-\u007f]/.test(word) && scriptPatterns().spaceless.test(word) ? pairsOf(word) : word;
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
