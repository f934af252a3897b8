import colors from 'picocolors';

export type Palette = ReturnType<typeof colors.createColors>;

/** Colours for a terminal, or functions that leave a text as it is. */
export function paletteFor(color: boolean): Palette {
  return colors.createColors(color);
}
