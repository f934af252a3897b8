/** A text that belongs to a mark, in pixels of a canvas. */
export interface Label {
  readonly text: string;
  /** Middle of the mark. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where texts stand beside their marks without covering each other or a mark: left edge and middle of each. One that
 * finds no free place is left out; the table beside the chart has it.
 */
export function placeLabels(
  labels: readonly Label[],
  area: Box,
  pixel: number,
): { readonly text: string; readonly x: number; readonly y: number }[] {
  const taken: Box[] = labels.map(({ x, y }) => boxAt(x - 5 * pixel, y, 10 * pixel, 10 * pixel));
  return labels.flatMap((label) => {
    const free = placesOf(label, pixel).find(
      (box) => isInside(box, area) && !taken.some((other) => overlap(box, other)),
    );
    if (!free) return [];
    taken.push(free);
    return [{ text: label.text, x: free.left, y: free.top + free.height / 2 }];
  });
}

/** Beside the whiskers, never on them: the four corners around a mark. */
function placesOf({ x, y, width }: Label, pixel: number): Box[] {
  const [aside, height] = [8 * pixel, 14 * pixel];
  return [-11 * pixel, 11 * pixel].flatMap((above) => [
    boxAt(x + aside, y + above, width, height),
    boxAt(x - aside - width, y + above, width, height),
  ]);
}

function boxAt(left: number, middle: number, width: number, height: number): Box {
  return { left, top: middle - height / 2, width, height };
}

function isInside(box: Box, area: Box): boolean {
  return (
    box.left >= area.left &&
    box.top >= area.top &&
    box.left + box.width <= area.left + area.width &&
    box.top + box.height <= area.top + area.height
  );
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
