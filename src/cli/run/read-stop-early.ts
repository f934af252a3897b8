import type { StopEarly } from '../../model/stop-early.ts';
import { UserProblem } from '../user-problem.ts';

/** An agent that passes in 95 % of trials is good enough, one that does in 85 % is not; each mistake in 1 of 20. */
const defaults: StopEarly = { p0: 0.95, p1: 0.85, alpha: 0.05, beta: 0.05 };

const form =
  'Write them as in --stop-early p0=95%,p1=85%,alpha=5%,beta=5%; what is left out has these values.';

/**
 * What `--stop-early` was given.
 *
 * @param text - true: nothing but the option itself
 * @throws UserProblem where it cannot be understood, or no test can be made of it
 */
export function readStopEarly(text: string | true): StopEarly {
  if (text === true) return defaults;
  const settings = { ...defaults };
  const given = new Set<string>();
  for (const part of text.split(',')) {
    const [, name, digits, percent] = /^\s*(\w+)\s*=\s*(\d*\.?\d+)\s*(%?)\s*$/.exec(part) ?? [];
    if (name === undefined || !isName(name)) throw notUnderstood(part);
    if (given.has(name)) throw isThereTwice(name);
    given.add(name);
    settings[name] = percent === '%' ? Number(digits) / 100 : Number(digits);
  }
  const problem = problemOf(settings);
  if (problem !== null) throw new UserProblem(`--stop-early cannot test that: ${problem}`, form);
  return settings;
}

function isName(name: string): name is keyof StopEarly {
  return Object.hasOwn(defaults, name);
}

function problemOf({ p0, p1, alpha, beta }: StopEarly): string | null {
  if (p0 > 1 || p1 > 1) return 'a pass rate lies between 0 and 100 %';
  if (p0 <= p1)
    return 'p0, the rate of an agent that is good enough, must lie above p1, that of one that is not';
  if (alpha <= 0 || beta <= 0) return 'alpha and beta must lie above 0';
  return alpha + beta >= 1 ? 'alpha and beta must stay under 100 % together' : null;
}

function isThereTwice(name: string): UserProblem {
  return new UserProblem(`--stop-early gives ${name} twice`, 'Leave one of them out.');
}

function notUnderstood(part: string): UserProblem {
  return new UserProblem(
    `--stop-early does not understand "${part}"`,
    `${form} Name case files before it: what follows it is taken for its settings.`,
  );
}
