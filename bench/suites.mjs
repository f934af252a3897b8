import { join } from 'node:path';
import { beside, command, inTurn, ratioOf, runNode, showMs } from './measure.mjs';
import { greeter, makeProject, names, suite } from './project.mjs';

/** 1,000 and 10,000 cases from a JSONL dataset, whole process, against a bare loop that loads, runs and reports. */
export function suites() {
  return [measure(1000, 3, 15), measure(10_000, 5, 10)];
}

function measure(cases, limit, rounds) {
  const project = makeProject({
    'agents/greeter.ts': greeter,
    'cases/greetings.yaml': suite,
    'cases/names.jsonl': names(cases),
  });
  const cwd = project.folder;
  const { run, bare } = inTurn(rounds, {
    run: () => runNode([command, 'run'], { cwd }),
    bare: () =>
      runNode([beside('bare/greetings.mjs'), join(cwd, 'cases/names.jsonl'), '1', join(cwd, 'bare.jsonl')]),
  });
  project.remove();
  return {
    target: `suites: ${cases.toLocaleString('en-US')} cases, whole process, ≤ ${limit} × a bare loop`,
    limit,
    measured: ratioOf(run, bare),
    unit: ' ×',
    detail: `${showMs(run)} against ${showMs(bare)}`,
  };
}
