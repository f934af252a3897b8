import { resolve } from 'node:path';
import { error as showError } from '@actions/core';
import * as z from 'zod';
import { toFailure } from '../model/failure.ts';
import { visibleText } from '../model/visible-text.ts';
import { act } from './act.ts';
import { type ActionVerdict, noVerdict } from './decide-verdict.ts';
import { readEvent } from './event/read-event.ts';
import { findTarget, type Target } from './find-target.ts';
import { createGitHub } from './github/github-client.ts';
import { readInputs } from './inputs/read-inputs.ts';
import { createLog } from './log.ts';
import { writeOutputs } from './outputs.ts';

// Compiling a parser for each schema pays off after thousands of uses, and most schemas are used once.
z.config({ jitless: true });

const verdict = await judge(process.env).catch(noVerdictOf);
tellVerdict(verdict);

/** What GitHub starts: reads the inputs and acts on them. */
async function judge(variables: NodeJS.ProcessEnv): Promise<ActionVerdict> {
  const read = readInputs(variables);
  if ('problems' in read) return withoutAnything(`The inputs have mistakes:\n${read.problems.join('\n')}`);
  const { inputs } = read;
  const workspace = resolve(variables['GITHUB_WORKSPACE'] || '.');
  const event = readEvent(variables);
  const github = createGitHub({
    token: inputs['github-token'],
    apiUrl: variables['GITHUB_API_URL'] || 'https://api.github.com',
  });
  let target: Promise<Target> | undefined;
  return act(inputs, {
    variables,
    workspace,
    folder: resolve(workspace, inputs['working-directory']),
    event,
    github,
    target: () => {
      target ??= findTarget(event, github);
      return target;
    },
    log: createLog((text) => process.stdout.write(text)),
    cancelled: listenForCancel(),
  });
}

/** GitHub ends a process 2.5 s after the second signal. */
const lastWordsMs = 2000;

/** The first signal lets what is measured be told; with the second the job has no more time. */
function listenForCancel(): AbortSignal {
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The run that was begun gets the signal as well, and the little time that is left to write its report.
      if (cancel.signal.aborted) setTimeout(() => process.exit(1), lastWordsMs).unref();
      cancel.abort();
    });
  }
  return cancel.signal;
}

function withoutAnything(reason: string): ActionVerdict {
  const said = noVerdict(reason);
  writeOutputs({ verdict: said.status, evaluation: null, reportPath: null, commentUrl: null });
  return said;
}

/** A mistake of ours; what is said about it helps whoever reports it. */
function noVerdictOf(error: unknown): ActionVerdict {
  console.error(error);
  return withoutAnything(`The action itself failed, please report it: ${toFailure(error).message}`);
}

function tellVerdict({ status, reasons, fails }: ActionVerdict): void {
  const text = [`agent-eval: ${status}`, ...reasons].flatMap((reason) => reason.split('\n')).map(visibleText);
  if (fails) showError(text.join('\n'));
  else console.log(`agent-eval: ${status}`);
  process.exitCode = fails ? 1 : 0;
}
