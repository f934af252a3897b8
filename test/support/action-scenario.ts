import { expect } from 'vitest';
import { type GitHubScenario, serveGitHub } from './github-api.ts';
import {
  type ActionEventFile,
  type ActionResult,
  obeyed,
  type RunActionOptions,
  runAction,
} from './run-action.ts';

/** A start of the action and all that comes of it. */
export interface ActionScenario {
  readonly title: string;
  /** Files of the repository, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** A pull request of the repository itself unless told; null: GitHub did not start it. */
  readonly event?: ActionEventFile | null;
  readonly github?: GitHubScenario;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: RunActionOptions['signal'];
  readonly code: 0 | 1;
  /** Those that are named; the others are not looked at. */
  readonly outputs: Readonly<Record<string, string | RegExp>>;
  /** Parts of our comment on pull request 7 afterwards; null: there is none. */
  readonly comment: readonly (string | RegExp)[] | null;
  /** Parts of the summary; null: it is empty. */
  readonly summary: readonly (string | RegExp)[] | null;
  /** Every request, `/repos/octo/agents` left out. */
  readonly requests: readonly string[];
  /** What the runner was told in the log, groups left out. */
  readonly commands?: readonly (string | RegExp)[];
  /** What must stand nowhere in comment or summary. */
  readonly nowhere?: readonly (string | RegExp)[];
}

export const sha = { head: 'a'.repeat(40), base: 'b'.repeat(40), older: 'c'.repeat(40) };
const repository = { full_name: 'octo/agents' };

/** The event file of pull request 7. */
export function pullRequestEvent(from = 'octo/agents'): ActionEventFile {
  return {
    name: 'pull_request',
    payload: {
      pull_request: {
        number: 7,
        head: { ref: 'feature', sha: sha.head, repo: { full_name: from } },
        base: { ref: 'main', sha: sha.base, repo: repository },
      },
    },
  };
}

/** The event file of a finished run of the head of pull request 7. */
export function workflowRunEvent(from = 'mallory/agents', head = sha.head): ActionEventFile {
  return {
    name: 'workflow_run',
    payload: {
      workflow_run: {
        id: 98,
        run_number: 4,
        run_attempt: 1,
        event: 'pull_request',
        conclusion: 'success',
        head_branch: 'feature',
        head_sha: head,
        head_repository: { full_name: from },
      },
    },
  };
}

/** Pull request 7 as the API tells it. */
export function pull(from?: string) {
  return {
    number: 7,
    head: { ...(from === undefined ? {} : { repository: from }), ref: 'feature', sha: sha.head },
    base: { ref: 'main', sha: sha.base },
  };
}

/** Requests of a comment that was not there before. */
export const created = ['GET /issues/7/comments', 'POST /issues/7/comments', 'GET /issues/7/comments'];

/** Starts the action in the workspace and holds all that it did against the scenario. */
export async function tryScenario(scenario: ActionScenario, workspace: string): Promise<ActionResult> {
  const { inputs = {}, event = pullRequestEvent(), env = {}, signal } = scenario;
  const api = await serveGitHub({ token: 'stub-token', pulls: [pull()], ...scenario.github });
  try {
    const before = new Map(api.scenario.comments.map(({ id, body }) => [id, body]));
    const result = await runAction({
      workspace,
      inputs,
      env,
      apiUrl: api.url,
      ...(event === null ? {} : { event }),
      ...(signal ? { signal } : {}),
    });
    const written = api.scenario.comments.filter(({ id, body }) => before.get(id) !== body);
    const comment = written.map(({ body }) => body).join('\n=====\n');
    const commands = obeyed(result.log).filter((line) => !/^::(end)?group::/.test(line));
    expect(result.code, result.log).toBe(scenario.code);
    for (const [name, value] of Object.entries(scenario.outputs))
      expect(result.outputs[name], `${name}\n${result.log}`).toEqual(
        value instanceof RegExp ? expect.stringMatching(value) : value,
      );
    expectParts(comment, scenario.comment);
    expectParts(result.summary, scenario.summary);
    expect(api.asked().map((line) => line.replace('/repos/octo/agents', ''))).toEqual(scenario.requests);
    if (scenario.commands) {
      expect(commands, result.log).toHaveLength(scenario.commands.length);
      expectParts(commands.join('\n'), scenario.commands);
    }
    for (const text of scenario.nowhere ?? [])
      expect(`${unfenced(comment)}\n${unfenced(result.summary)}`).not.toMatch(text);
    return result;
  } finally {
    await api.close();
  }
}

/** Within fences Markdown means nothing; a fence that a text could end itself would leave its rest outside. */
function unfenced(markdown: string): string {
  return markdown.replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '');
}

function expectParts(text: string, parts: ActionScenario['comment']): void {
  if (parts === null) expect(text).toBe('');
  for (const part of parts ?? []) expect(text).toMatch(part);
}
