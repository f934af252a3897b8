/**
 * The most pairs of left and right items that fit, each item used at most once (Hopcroft–Karp).
 *
 * Not greedy: an item gives up its partner where that lets another pair form. Takes O(E·√V) steps and no recursion.
 *
 * @param fits - asked once for each of the `lefts × rights` pairs
 * @returns for each left item the number of its partner, or −1
 * @see Hopcroft and Karp 1973, SIAM J. Comput. 2(4)
 */
export function maximumMatching(
  lefts: number,
  rights: number,
  fits: (left: number, right: number) => boolean,
): Int32Array {
  const graph: Graph = {
    neighbours: Array.from({ length: lefts }, (_, left) => neighboursOf(left, rights, fits)),
    partnerOfLeft: new Int32Array(lefts).fill(-1),
    partnerOfRight: new Int32Array(rights).fill(-1),
    level: new Int32Array(lefts),
    cursor: new Int32Array(lefts),
    chosen: new Int32Array(lefts),
  };
  while (layOut(graph)) {
    graph.cursor.fill(0);
    for (let left = 0; left < lefts; left++) if (graph.partnerOfLeft[left] === -1) augment(graph, left);
  }
  return graph.partnerOfLeft;
}

interface Graph {
  readonly neighbours: readonly Int32Array[];
  readonly partnerOfLeft: Int32Array;
  readonly partnerOfRight: Int32Array;
  /** Distance from a left item without partner, −1 where there is no way. */
  readonly level: Int32Array;
  /** How many neighbours of a left item were tried in this phase. */
  readonly cursor: Int32Array;
  /** The neighbour by which the current path leaves a left item. */
  readonly chosen: Int32Array;
}

function neighboursOf(
  left: number,
  rights: number,
  fits: (left: number, right: number) => boolean,
): Int32Array {
  const found: number[] = [];
  for (let right = 0; right < rights; right++) if (fits(left, right)) found.push(right);
  return Int32Array.from(found);
}

/** Sets the levels, and tells whether some item without partner can still get one. */
function layOut({ neighbours, partnerOfLeft, partnerOfRight, level }: Graph): boolean {
  const queue: number[] = [];
  for (const [left, partner] of partnerOfLeft.entries()) {
    level[left] = partner === -1 ? 0 : -1;
    if (partner === -1) queue.push(left);
  }
  let reached = false;
  for (const left of queue) {
    for (const right of neighbours[left] ?? []) {
      const next = partnerOfRight[right] ?? -1;
      if (next === -1) reached = true;
      else if (level[next] === -1) {
        level[next] = (level[left] ?? 0) + 1;
        queue.push(next);
      }
    }
  }
  return reached;
}

/** Follows a path of rising levels to a right item without partner, and turns round who belongs to whom on it. */
function augment(graph: Graph, start: number): void {
  const { neighbours, partnerOfRight, level, cursor, chosen } = graph;
  const path = [start];
  for (let left = path.at(-1); left !== undefined; left = path.at(-1)) {
    const tried = cursor[left] ?? 0;
    const right = neighbours[left]?.[tried];
    if (right === undefined) {
      path.pop();
      continue;
    }
    cursor[left] = tried + 1;
    chosen[left] = right;
    const next = partnerOfRight[right] ?? -1;
    if (next === -1) {
      pairUp(graph, path);
      return;
    }
    if (level[next] === (level[left] ?? 0) + 1) path.push(next);
  }
}

function pairUp({ partnerOfLeft, partnerOfRight, chosen }: Graph, path: readonly number[]): void {
  for (const left of path) {
    const right = chosen[left] ?? -1;
    partnerOfLeft[left] = right;
    partnerOfRight[right] = left;
  }
}
