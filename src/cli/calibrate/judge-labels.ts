import { type OutsideTools, prepareJudge } from '../../judge/prepare-judge.ts';
import type { Judgement, JudgeRegistry } from '../../model/judge.ts';
import type { Label } from './read-labels.ts';

/** A label, and what its judge says. */
export interface JudgedLabel {
  readonly label: Label;
  readonly judgement: Judgement;
}

const atOnce = 8;

/** Lets judges judge what people have judged, some at a time; in the order of the labels. */
export async function judgeLabels(
  labels: readonly Label[],
  registry: JudgeRegistry,
  tools: OutsideTools,
): Promise<readonly JudgedLabel[]> {
  const judged: JudgedLabel[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < labels.length; index = next++) {
      const label = labels[index];
      if (label) judged[index] = { label, judgement: await judgeLabel(label, registry, tools) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, labels.length) }, work));
  return judged;
}

async function judgeLabel(label: Label, registry: JudgeRegistry, tools: OutsideTools): Promise<Judgement> {
  const { use, input, output, expected } = label;
  return prepareJudge(
    use,
    registry,
    tools,
  )({
    case: 'labels',
    input,
    output,
    ...(expected === undefined ? {} : { expected }),
    trace: { spans: [] },
    latencyMs: null,
    waitMs: 0,
    usage: null,
    metadata: {},
  });
}
