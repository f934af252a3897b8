import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import type { ConfigFile } from './config-schema.ts';

/** Settings that the environment can hold. */
export const environmentNames = {
  AGENT_EVAL_ITERATIONS: 'iterations',
  AGENT_EVAL_CONCURRENCY: 'concurrency',
  AGENT_EVAL_TIMEOUT: 'timeout',
  AGENT_EVAL_SEED: 'seed',
  AGENT_EVAL_OUT: 'out',
  AGENT_EVAL_REPORTERS: 'reporters',
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
    const value = valueFor(key, text);
    const checked = configFileSchema.safeParse({ [key]: value });
    if (checked.success) values = { ...values, ...checked.data };
    else diagnostics.push(unusable(name, text, complaintOf(checked.error.issues[0])));
  }
  const unknown = Object.keys(variables).filter((name) => /^AGENT_EVAL_/.test(name) && !known.includes(name));
  return { values, diagnostics: [...diagnostics, ...unknown.map(unknownVariable)] };
}

function valueFor(key: (typeof environmentNames)[keyof typeof environmentNames], text: string): unknown {
  if (key === 'reporters') return text.split(',').flatMap((name) => name.trim() || []);
  return key === 'timeout' || key === 'out' ? text : Number(text);
}

/**
 * The secret of callbacks is read by whoever opens the approvals, the folder of knowledge bases by sample agents, and
 * whether a log has groups by the terminal.
 */
const known: readonly string[] = [
  ...Object.keys(environmentNames),
  'AGENT_EVAL_APPROVALS_SECRET',
  'AGENT_EVAL_KB',
  'AGENT_EVAL_LOG_GROUPS',
];

function unknownVariable(name: string): Diagnostic {
  const near = didYouMean(name, known);
  return {
    code: 'config/environment',
    severity: 'warning',
    message: `The environment variable ${name} is none that is read.`,
    why: 'What it was meant to set keeps its other value.',
    fix: `${near ? `Did you mean "${near}"? ` : ''}Known: ${known.join(', ')}.`,
  };
}

function complaintOf(issue: { readonly code: string; readonly message: string } | undefined): string {
  if (issue?.code === 'invalid_type') return 'Expected a whole number.';
  return issue?.message ?? 'It is not understood.';
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
