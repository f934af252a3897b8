/** Where something stands in a text, in UTF-16 units; `end` is the first after it. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
