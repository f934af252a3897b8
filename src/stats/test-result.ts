/** What a test found. */
export interface TestResult {
  /** How probable data at least this uneven are where nothing differs; two-sided, 0…1. */
  readonly pValue: number;
}

export interface RankTestResult extends TestResult {
  /** What was counted in ranks; see the test for its meaning. */
  readonly statistic: number;
}
