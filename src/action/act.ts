import type { FoundBaseline } from './baseline/found-baseline.ts';
import { chooseBaseline } from './choose-baseline.ts';
import { type ActionVerdict, decideVerdict, noVerdict } from './decide-verdict.ts';
import { evaluate } from './evaluate.ts';
import { givenThresholds } from './given-thresholds.ts';
import type { ActionInputs } from './inputs/inputs-schema.ts';
import { type MeasuredReport, measure } from './measure.ts';
import type { Outcome } from './outcome.ts';
import { publish } from './publish.ts';
import type { Scene } from './scene.ts';

/**
 * What the action is for: measures, compares, decides, and tells.
 *
 * @returns the verdict, which nothing that came after it has changed
 */
export async function act(inputs: ActionInputs, scene: Scene): Promise<ActionVerdict> {
  const outcome = await decide(inputs, scene);
  await publish(outcome, inputs, scene);
  return outcome.verdict;
}

async function decide(inputs: ActionInputs, scene: Scene): Promise<Outcome> {
  const isNamed = inputs.baseline !== '' && inputs.baseline !== 'auto';
  // A file that cannot be used is told before agents are paid for.
  const named = isNamed ? await chooseBaseline(inputs, scene, null) : null;
  if (named !== null && 'refused' in named) return withoutReport(noVerdict(named.refused));
  const measured = await measure(inputs, scene);
  if ('verdict' in measured) return withoutReport(measured.verdict);
  const baseline = named ?? (await chooseBaseline(inputs, scene, measured.baselinePath));
  return hold(inputs, measured, baseline);
}

/** Holds what was measured against limits and baseline. */
function hold(inputs: ActionInputs, measured: MeasuredReport, baseline: FoundBaseline | null): Outcome {
  const evaluation = evaluate(measured.run, {
    thresholds: inputs.mode === 'report' ? givenThresholds(inputs.thresholds) : [],
    baseline: baseline !== null && 'run' in baseline ? baseline.run : null,
    requireBaseline: inputs['require-baseline'],
  });
  const verdict = explain(decideVerdict(evaluation, inputs, lackOf(baseline, inputs)), measured.ending);
  return { verdict, report: { ...measured, ...evaluation, baseline } };
}

/** Says beside the reason how a run came to its end. */
function explain(verdict: ActionVerdict, ending: string | null): ActionVerdict {
  const [first, ...others] = verdict.reasons;
  return ending === null || first === undefined
    ? verdict
    : { ...verdict, reasons: [first, ending, ...others] };
}

/** Why there is no baseline though one was asked for. */
function lackOf(baseline: FoundBaseline | null, inputs: ActionInputs): string | null {
  if (baseline === null)
    return inputs['fail-on'] === 'regressions' || inputs['require-baseline'] ? noBaseline : null;
  if ('missing' in baseline) return baseline.missing;
  return 'refused' in baseline ? baseline.refused : null;
}

const noBaseline = 'There is none: the input "baseline" names one, or finds it with "auto".';

function withoutReport(verdict: ActionVerdict): Outcome {
  return { verdict, report: null };
}
