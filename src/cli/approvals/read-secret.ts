import { UserProblem } from '../user-problem.ts';

const defaultSecretName = 'AGENT_EVAL_APPROVALS_SECRET';

/**
 * The secret that signs requests to the server of approvals. It comes from the environment alone, and is never shown.
 *
 * @param name - of the environment variable
 */
export function readSecret(name = defaultSecretName): string {
  const secret = process.env[name];
  if (secret !== undefined && secret !== '') return secret;
  throw new UserProblem(
    `The environment variable ${name} holds no secret`,
    `Set it to the same long random text on both sides, for example: export ${name}=$(openssl rand -hex 32)`,
  );
}
