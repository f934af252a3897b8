import type { SpanRow } from './layout-spans.ts';

/** What a key does in the tree: another row is selected, or the selected one is folded or unfolded, or nothing more. */
export type TreeMove = { readonly select: SpanRow } | { readonly toggle: SpanRow } | 'stay';

/**
 * The keys of a tree, as the ARIA practices describe them.
 *
 * @param at - place of the selected row, -1 where none is
 * @returns null for a key that is none of the tree's
 */
export function moveInTree(key: string, rows: readonly SpanRow[], at: number): TreeMove | null {
  const row = rows[at];
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1]);
    case 'ArrowUp':
      return to(rows[at < 0 ? rows.length - 1 : at - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'PageDown':
      return to(rows[Math.min(rows.length - 1, at + page)]);
    case 'PageUp':
      return to(rows[Math.max(0, at - page)]);
    case 'ArrowRight':
      return row?.isOpen === false ? { toggle: row } : row?.isOpen ? to(rows[at + 1]) : 'stay';
    case 'ArrowLeft':
      return row?.isOpen ? { toggle: row } : to(rows.find(({ node }) => node === row?.node.parent));
    case 'Enter':
    case ' ':
      return row && row.isOpen !== null ? { toggle: row } : 'stay';
    default:
      return null;
  }
}

const page = 10;

function to(row: SpanRow | undefined): TreeMove {
  return row ? { select: row } : 'stay';
}
