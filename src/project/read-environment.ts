import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ConfigFile } from './config-schema.ts';

/** Settings that the environment can hold. */
export const environmentNames = {
  AGENT_EVAL_ITERATIONS: 'iterations',
  AGENT_EVAL_CONCURRENCY: 'concurrency',
  AGENT_EVAL_TIMEOUT: 'timeout',
  AGENT_EVAL_SEED: 'seed',
  AGENT_EVAL_OUT: 'out',
} as const;

/** Reads `AGENT_EVAL_…` variables; an empty one is as good as none. */
export async function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Promise<{
  readonly values: ConfigFile;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const diagnostics: Diagnostic[] = [];
  let values: ConfigFile = {};
  for (const [name, key] of Object.entries(environmentNames)) {
    const text = variables[name];
    if (!text) continue;
    const { configFileSchema } = await import('./config-schema.ts');
    const value = key === 'timeout' || key === 'out' ? text : Number(text);
    const checked = configFileSchema.safeParse({ [key]: value });
    if (checked.success) values = { ...values, ...checked.data };
    else diagnostics.push(unusable(name, text, checked.error.issues[0]?.message ?? 'It is not understood.'));
  }
  return { values, diagnostics };
}

function unusable(name: string, text: string, complaint: string): Diagnostic {
  return {
    code: 'config/environment',
    severity: 'error',
    message: `The environment variable ${name} is "${text}". ${complaint}`,
    why: 'A setting that is not understood would be left out of the run.',
    fix: 'Mend the variable, or unset it.',
  };
}
