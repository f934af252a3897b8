/**
 * What is compared: the mean, the median, a quantile by R-7, or any figure of a sample.
 *
 * The named ones are much faster than a function, which is handed a new list for every resample.
 */
export type Statistic =
  | 'mean'
  | 'median'
  | { readonly quantile: number }
  | ((sample: readonly number[]) => number);
