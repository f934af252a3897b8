import * as z from 'zod';
import { formatDuration, parseDuration } from '../../model/duration.ts';
import type { Judge, Subject } from '../../model/judge.ts';
import { defineJudge } from '../define-judge.ts';
import { failed, nothingToJudge, passed } from '../verdict.ts';
import { durationSetting } from './duration-setting.ts';

/** What tells the two judges of time apart. */
interface TimeLimit {
  readonly name: string;
  readonly summary: string;
  readonly example: string;
  /** What the agent did in that time, such as `took`. */
  readonly verb: string;
  readonly unmeasured: string;
  /** Milliseconds, or null where they were not measured. */
  readonly measure: (subject: Subject) => number | null;
}

/** A judge of a time that a trial may take at most. */
export function timeLimit(spec: TimeLimit): Judge {
  return defineJudge({
    name: spec.name,
    family: 'limits',
    summary: spec.summary,
    examples: [spec.example],
    settings: z.lazy(() =>
      z.strictObject({
        max: durationSetting.describe('longest time that passes, such as 500ms or 2s'),
      }),
    ),
    shortForm: 'max',
    prepare: ({ max }) => {
      const maxMs = parseDuration(max) ?? 0;
      return (subject) => {
        const measuredMs = spec.measure(subject);
        if (measuredMs === null) return nothingToJudge(spec.unmeasured);
        const fact = `${spec.verb} ${showAgainst(measuredMs, maxMs)} (at most ${max} wanted)`;
        return measuredMs <= maxMs ? passed(fact) : failed(fact);
      };
    },
  });
}

/** A time rounded for people, but never so that a missed limit looks met. */
function showAgainst(measuredMs: number, maxMs: number): string {
  const rounded = formatDuration(measuredMs);
  return measuredMs !== maxMs && rounded === formatDuration(maxMs) ? `${measuredMs}ms` : rounded;
}
