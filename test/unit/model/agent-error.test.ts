import { expect, test } from 'vitest';
import { GraphStop } from '../../../src/kit/graph/graph-stop.ts';
import { AgentError } from '../../../src/model/failure.ts';

test('an error that another copy of the package made is recognised', () => {
  const foreign = Object.assign(new Error('no line'), { [Symbol.for('agent-eval.agent-error')]: true });
  expect(foreign).toBeInstanceOf(AgentError);
  const mark: unknown = Reflect.get(
    new AgentError('network', 'no line'),
    Symbol.for('agent-eval.agent-error'),
  );
  expect(mark).toBe(true);
});

test('neither any error, nor any object, nor an error of a wider class passes for it', () => {
  expect(new Error('no')).not.toBeInstanceOf(AgentError);
  expect({ kind: 'network', name: 'AgentError' }).not.toBeInstanceOf(AgentError);
  expect(new AgentError('network', 'no line')).not.toBeInstanceOf(GraphStop);
  expect(new GraphStop('no', { outcome: 'rejected', by: null, reason: '' })).toBeInstanceOf(AgentError);
});
