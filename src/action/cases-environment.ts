type Variables = Readonly<Record<string, string | undefined>>;

/** What speaks to the runner in the name of the action: its inputs, with the token, and the files that it reads back. */
const kept =
  /^(INPUT_.*|STATE_.*|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)|ACTIONS_(RUNTIME|CACHE|RESULTS|ID_TOKEN_REQUEST)_.*)$/i;

/**
 * The environment of the agents: that of the action, without what would let them speak in its name. What the command
 * prints stands in a group of the action already.
 *
 * @param nodeOptions - added to those that are set
 */
export function casesEnvironment(
  variables: Variables,
  nodeOptions: string,
): Readonly<Record<string, string>> {
  const environment: Record<string, string> = { AGENT_EVAL_LOG_GROUPS: 'off' };
  for (const [name, value] of Object.entries(variables))
    if (value !== undefined && !kept.test(name)) environment[name] = value;
  const options = [environment['NODE_OPTIONS'] ?? '', nodeOptions].filter((text) => text !== '');
  return options.length === 0 ? environment : { ...environment, NODE_OPTIONS: options.join(' ') };
}
