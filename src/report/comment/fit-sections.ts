import { cutText } from '../markdown/cut-text.ts';
import { plural } from '../show/plural.ts';
import type { Section } from './section.ts';

/**
 * Joins a first line and sections, in this order, to at most `limit` UTF-16 units. What does not fit is left out by
 * whole items, the least important first, and what was left out is told.
 */
export function fitSections(firstLine: string, sections: readonly Section[], limit: number): string {
  const noteRoom = Math.min(leftOutNote(sections).length + gap, Math.floor(limit / 2));
  const first = cutText(firstLine, limit - 1);
  let left = limit - first.length - 1 - noteRoom;
  const drawn = new Map<Section, string>();
  for (const section of [...sections].sort((a, b) => a.importance - b.importance)) {
    const text = drawWithin(section, left - gap);
    if (text === null) continue;
    drawn.set(section, text);
    left -= text.length + gap;
  }
  const note = leftOutNote(sections.filter((section) => !drawn.has(section)));
  const shown = sections.flatMap((section) => drawn.get(section) ?? []);
  return `${[first, ...shown, ...(note !== '' && note.length + gap <= noteRoom ? [note] : [])].join('\n\n')}\n`;
}

/** Characters between two sections. */
const gap = 2;

/** With as many items as there is room for; null where there is none for a single one. */
function drawWithin(section: Section, room: number): string | null {
  const { before, items, after } = section;
  let length = before.length + after.length + restNote(section, 0).length;
  let kept = 0;
  for (const item of items) {
    length += item.length + 1;
    if (length > room) break;
    kept++;
  }
  if (kept === 0) return null;
  return `${before}${items.slice(0, kept).join('\n')}${restNote(section, kept)}${after}`;
}

function restNote({ count, noun }: Section, kept: number): string {
  return count > kept ? `\n\n${plural(count - kept, `more ${noun}`)} in the report.` : '';
}

function leftOutNote(sections: readonly Section[]): string {
  if (sections.length === 0) return '';
  return `Left out for want of room: ${sections.map(({ name }) => name).join(', ')}. The report has all of it.`;
}
