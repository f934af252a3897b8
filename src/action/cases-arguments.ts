import type { ActionInputs } from './inputs/inputs-schema.ts';

/** Parameters of `agent-eval run` that come from the inputs, paths last; a value never looks like an option. */
export function casesArguments(inputs: ActionInputs): readonly string[] {
  const { paths, agents, tags, iterations, bail, shard, thresholds } = inputs;
  const options = { agent: agents.join(','), tag: tags.join(','), iterations, bail, shard };
  return [
    ...Object.entries(options).flatMap(([name, value]) => (value ? [`--${name}=${value}`] : [])),
    ...thresholds.map((threshold) => `--threshold=${threshold}`),
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ];
}
