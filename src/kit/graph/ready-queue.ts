/** Numbers that come out in ascending order: a binary heap. */
export class ReadyQueue {
  readonly #heap: number[] = [];

  push(value: number): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] ?? 0;
      if (parent <= value) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = value;
  }

  /** @returns undefined when empty */
  pop(): number | undefined {
    const heap = this.#heap;
    const least = heap[0];
    const last = heap.pop();
    if (least === undefined || last === undefined || heap.length === 0) return least;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      const left = heap[below] ?? 0;
      const right = below + 1 < heap.length ? (heap[below + 1] ?? 0) : left;
      if (left >= last && right >= last) break;
      heap[at] = left <= right ? left : right;
      at = left <= right ? below : below + 1;
    }
    heap[at] = last;
    return least;
  }
}
