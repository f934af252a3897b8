import type { CurrentRun } from './action-event.ts';

/** The run that the action is part of, from the variables that GitHub sets. */
export function currentRun(environment: NodeJS.ProcessEnv): CurrentRun {
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  const isRepository = /^[^/\s]+\/[^/\s]+$/.test(repository);
  const id = wholeNumber(environment['GITHUB_RUN_ID']);
  const attempt = wholeNumber(environment['GITHUB_RUN_ATTEMPT']);
  const server = environment['GITHUB_SERVER_URL'] || 'https://github.com';
  const page = `${server}/${repository}/actions/runs/${id}`;
  return {
    repository: isRepository ? repository : null,
    id,
    number: wholeNumber(environment['GITHUB_RUN_NUMBER']),
    attempt,
    sha: environment['GITHUB_SHA'] || null,
    url: isRepository && id !== null ? `${page}${attempt === null ? '' : `/attempts/${attempt}`}` : null,
  };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
