import { objectIn } from './object-in.ts';

/** What a supervisor wants: a worker for a task, or the end. */
export type Decision =
  | { readonly type: 'delegate'; readonly to: string; readonly task: string }
  | { readonly type: 'done'; readonly output: string };

/**
 * What the model of a supervisor decided: `{ delegate_to, task }` or `{ done: true, final_output }`, alone or in a text
 * around it.
 *
 * @param workers - names that a task can be delegated to
 * @returns the decision, or a sentence that tells the model what is wrong
 */
export function readDecision(text: string, workers: readonly string[]): Decision | string {
  const value = objectIn(text);
  if (value === null) return 'Your reply holds no JSON object.';
  if (value['done'] === true) {
    const output = value['final_output'];
    if (typeof output === 'string' && output.trim() !== '') return { type: 'done', output };
    return '"final_output" must be a text that is not empty.';
  }
  const { delegate_to: to, task } = value;
  if (typeof to !== 'string' || typeof task !== 'string' || task.trim() === '')
    return 'Give either "delegate_to" and "task", both as texts, or "done": true and "final_output".';
  if (workers.includes(to)) return { type: 'delegate', to, task };
  return `There is no worker "${to}". The workers are: ${workers.join(', ')}.`;
}
