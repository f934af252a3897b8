/** What is good about something, and what it takes. */
export interface Contender {
  readonly name: string;
  /** The more the better. */
  readonly quality: number;
  /** Cost or time: the less the better. */
  readonly price: number;
  /** The true price may be higher: nothing can be said to be behind for it. */
  readonly isPriceAtLeast: boolean;
}

export interface ParetoFront {
  /** Those that nobody is ahead of. */
  readonly front: readonly string[];
  /** The others, each with one of the front that is ahead of it. */
  readonly behind: readonly { readonly name: string; readonly ahead: string }[];
}

/**
 * Who is worth a choice: nobody else is at least as good for no more, and better in one of the two.
 *
 * Measured values are taken as they are; whether chance made the difference is for intervals to say.
 */
export function paretoFront(contenders: readonly Contender[]): ParetoFront {
  const isFirst = (one: Contender): boolean => !contenders.some((other) => isAhead(other, one));
  const front = contenders.filter(isFirst);
  const behind = contenders.flatMap((one) => {
    const ahead = front.find((other) => isAhead(other, one));
    return ahead ? [{ name: one.name, ahead: ahead.name }] : [];
  });
  return { front: front.map(({ name }) => name), behind };
}

function isAhead(one: Contender, other: Contender): boolean {
  if (one.isPriceAtLeast || one.quality < other.quality || one.price > other.price) return false;
  return one.quality > other.quality || one.price < other.price;
}
