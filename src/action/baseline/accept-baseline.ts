import { readReport } from '../../report/earlier/read-report.ts';
import type { FoundBaseline } from './found-baseline.ts';

/**
 * A baseline, if the bytes are one.
 *
 * @param source - what it is in a sentence, such as "The baseline eval/baseline.json"
 * @param commit - where GitHub tells it; else the report is believed
 * @param now - milliseconds since 1970
 */
export function acceptBaseline(
  bytes: Uint8Array,
  { source, commit, now }: { readonly source: string; readonly commit?: string; readonly now: number },
): FoundBaseline {
  const refused = (problem: string) => ({ refused: `${source} cannot be used. ${problem}` });
  const text = decode(bytes);
  if (text === null) return refused('It is not text in UTF-8.');
  const reading = readReport(text);
  if ('problem' in reading) return refused(reading.problem);
  const { run } = reading.run;
  if (run.shard) return refused('It is a shard of a run, so it lacks cases to compare with.');
  const measuredOn = commit ?? run.environment.commit;
  return {
    text,
    run: reading.run,
    ...(measuredOn === undefined ? {} : { commit: measuredOn }),
    at: run.at,
    ageMs: Math.max(0, now - Date.parse(run.at)),
  };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
