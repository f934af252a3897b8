/** A figure with what it is of; null is not measured, and then nothing is written. */
export interface MetricSample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number | null;
}

/** Gauges of one name. A unit ends the name, as the specification demands. */
export interface MetricFamily {
  readonly name: string;
  readonly unit?: 'seconds' | 'ratio' | 'usd';
  readonly help: string;
  readonly samples: readonly MetricSample[];
}
