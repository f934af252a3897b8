import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TrialFinished } from '../../src/model/event.ts';
import { makeProject, type TempProject } from '../support/run-project.ts';

let project: TempProject;
afterEach(() => project.remove());

/** The samples, with the packages that they are built on. */
function adaptersProject(): TempProject {
  const made = makeProject({});
  for (const name of ['ai', 'zod', 'openai', '@langchain', '@openai'])
    symlinkSync(resolve('node_modules', name), join(made.folder, 'node_modules', name));
  for (const folder of ['agents', 'cases'])
    cpSync(join('examples/adapters', folder), join(made.folder, folder), { recursive: true });
  return made;
}

function trialsOf({ events }: TempProject, testCase: string): Map<string, TrialFinished> {
  const found = events().flatMap((event) =>
    event.type === 'trial-finished' && event.case === testCase ? [event] : [],
  );
  return new Map(found.map((trial) => [trial.agent, trial]));
}

describe('agents built on other packages', () => {
  it('pass the cases of the samples, and their traces are ours', async () => {
    project = adaptersProject();
    const { exitCode, stdout } = await project.run();
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('PASSED') });
    const trials = trialsOf(project, 'orders/tells-where-an-order-is');
    const spans = (agent: string) => trials.get(agent)?.spans.map(({ name, label }) => `${name} ${label}`);
    expect(spans('orders-ai-sdk')).toEqual(['chat scripted', 'execute_tool order_lookup', 'chat scripted']);
    expect(spans('orders-langgraph')).toEqual([
      'invoke_workflow LangGraph',
      'node think',
      'chat scripted',
      'node tools',
      'execute_tool order_lookup',
      'node think',
      'chat scripted',
    ]);
    expect(spans('orders-openai-agents')).toEqual([
      'invoke_agent desk',
      'chat scripted',
      'invoke_agent orders',
      'chat scripted',
      'execute_tool order_lookup',
      'chat scripted',
    ]);
    expect(
      [...trials].map(([agent, { usage, latencyMs }]) => [agent, usage?.inputTokens, latencyMs]),
    ).toEqual(
      expect.arrayContaining([
        ['orders-ai-sdk', 80, expect.any(Number)],
        ['orders-langgraph', 80, expect.any(Number)],
        ['orders-openai-agents', 120, expect.any(Number)],
      ]),
    );
  });

  it('fail where they call too much, spend too much or miss a node', async () => {
    project = adaptersProject();
    project.write({
      'cases/strict.yaml': `suite: strict
agents: [orders-ai-sdk, orders-langgraph, orders-openai-agents]
cases:
  - id: case
    input: Where is order 7?
    expect: [not-tool-called: order_lookup, trajectory: [{ name: order_lookup, args: { order: 8 } }], tokens: 79]
  - id: node
    agents: [orders-langgraph]
    input: Where is my parcel?
    expect: [node: tools]
`,
    });
    const { exitCode } = await project.run(['cases/strict.yaml']);
    expect(exitCode).toBe(1);
    const trials = [
      ...trialsOf(project, 'strict/case').values(),
      ...trialsOf(project, 'strict/node').values(),
    ];
    expect(trials).toHaveLength(4);
    for (const { judgements } of trials)
      expect(new Set(judgements.map(({ status }) => status))).toEqual(new Set(['failed']));
  });
});
