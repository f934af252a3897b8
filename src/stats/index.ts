export { benjaminiHochberg } from './benjamini-hochberg.ts';
export type { Statistic } from './bootstrap/statistic.ts';
export {
  type BootstrapOptions,
  bootstrapDifference,
  type DifferenceEstimate,
} from './bootstrap-difference.ts';
export { clopperPearson } from './clopper-pearson.ts';
export {
  type ClusteredInterval,
  type ClusterOutcome,
  clusteredPassRateInterval,
} from './clustered-pass-rate-interval.ts';
export { clusteredStandardError } from './clustered-standard-error.ts';
export { cohensKappa, type Kappa } from './cohens-kappa.ts';
export { holm } from './holm.ts';
export type { Interval } from './interval.ts';
export { mannWhitney } from './mann-whitney.ts';
export { mcnemar } from './mcnemar.ts';
export { meanInterval } from './mean-interval.ts';
export {
  type DetectableDifferenceOptions,
  minimumDetectableDifference,
} from './minimum-detectable-difference.ts';
export { passAtK } from './pass-at-k.ts';
export { passHatK } from './pass-hat-k.ts';
export { passRateInterval } from './pass-rate-interval.ts';
export { quantile } from './quantile.ts';
export { quantileInterval } from './quantile-interval.ts';
export type { QuantileInterval } from './quantile-interval-of-sorted.ts';
export { type SignFlipOptions, signFlipTest } from './sign-flip-test.ts';
export { type Sprt, type SprtDecision, type SprtOptions, sprt } from './sprt.ts';
export type { RankTestResult, TestResult } from './test-result.ts';
export { type TrialsForDifferenceOptions, trialsForDifference } from './trials-for-difference.ts';
export { wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';
