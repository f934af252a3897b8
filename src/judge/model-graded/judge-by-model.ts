import { toFailure } from '../../model/failure.ts';
import type { JudgeTools, JudgeUsage, Subject, Verdict } from '../../model/judge.ts';
import { showScore } from '../show-score.ts';
import { sumUsage } from '../sum-usage.ts';
import { invalid } from '../verdict.ts';
import { askJudge, type Question } from './ask-judge.ts';
import type { GradingSettings } from './grading-settings.ts';
import { shownOutput } from './shown-output.ts';

/** What one asking came to. */
export interface Vote {
  /** 0…1 */
  readonly score: number;
  readonly reason: string;
}

/** Puts a question to the judge's model. */
export type Ask = <Answer>(question: Question<Answer>) => Promise<Answer>;

interface Settings extends GradingSettings {
  /** Lowest score of a vote that counts for the output. */
  readonly threshold: number;
}

/**
 * Judges by asking a model, as often as `repeat` says: the majority of the votes decides, the score is their mean.
 *
 * Trouble with the model, and answers that cannot be read, are invalid. What was used stands in `usage` whatever came of it.
 *
 * @param vote - asks once, about the text that is judged
 */
export function judgeByModel(
  settings: Settings,
  tools: JudgeTools,
  vote: (subject: Subject, output: string, ask: Ask) => Promise<Vote | Verdict>,
): (subject: Subject) => Promise<Verdict> {
  const { repeat, temperature } = settings;
  return async (subject) => {
    const output = shownOutput(subject, settings);
    if (typeof output !== 'string') return output;
    const model = settings.model ?? tools.model.usual;
    if (model === null) return invalid(noModel);
    const used: JudgeUsage[] = [];
    const asking = { model, temperature, judgeModel: tools.model, trial: subject };
    const spend = (one: Omit<JudgeUsage, 'model'>): void => {
      used.push({ model, ...one });
      subject.spend?.({ model, ...one });
    };
    const votes = await Promise.allSettled(
      Array.from({ length: repeat }, (_, index) =>
        vote(subject, output, (question) => askJudge(question, { ...asking, vote: index + 1, spend })),
      ),
    );
    const usage = sumUsage(used);
    return { ...decide(votes, settings, model), ...(usage ? { usage } : {}) };
  };
}

const noModel =
  'No model is named that could judge: give this judge a `model`, or set `models: { judge: … }` in the config.';

function decide(
  votes: readonly PromiseSettledResult<Vote | Verdict>[],
  { threshold }: Settings,
  model: string,
): Verdict {
  const counted: Vote[] = [];
  for (const vote of votes) {
    if (vote.status === 'rejected')
      return invalid(`The model "${model}" did not judge: ${toFailure(vote.reason).message}`);
    if ('status' in vote.value) return vote.value;
    counted.push(vote.value);
  }
  const reached = counted.filter(({ score }) => score >= threshold);
  const isReached = reached.length > counted.length / 2;
  const score = counted.reduce((sum, vote) => sum + vote.score, 0) / counted.length;
  const side = isReached ? reached : counted.filter((vote) => !reached.includes(vote));
  const majority = counted.length === 1 ? '' : `${side.length} of ${counted.length} votes agree, mean `;
  const reason = `${model}: ${majority}${showScore(score, threshold)}: ${side[0]?.reason ?? ''}`;
  return { status: isReached ? 'passed' : 'failed', score, reason };
}
