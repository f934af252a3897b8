import { isAbsolute, relative, resolve } from 'node:path';
import type { AgentSettings } from '../model/agent-settings.ts';
import type { Json } from '../model/json.ts';
import { fillText, namesInTemplate } from './fill-template.ts';
import { moduleOf, promptFiles } from './model/prompt-files.ts';
import { plainNames, textOfVariable, type Variables } from './template-values.ts';

/**
 * What is wrong with the settings of an agent that their schema cannot see, before anything is called: variables
 * that are not set, templates that name nothing, addresses that are none, paths that leave the project.
 *
 * @param projectFolder - absolute
 * @returns a sentence for each mistake
 */
export function problemsOfSettings(
  settings: AgentSettings,
  env: Variables,
  projectFolder: string,
): readonly string[] {
  switch (settings.type) {
    case 'module':
      return problemsOfPath('file', settings.file, projectFolder);
    case 'command':
      return [
        ...problemsOfPath('cwd', settings.cwd ?? '.', projectFolder),
        ...Object.entries(settings.set).flatMap(([name, text]) => problemsOf(`set.${name}`, text, [], env)),
      ];
    case 'http':
      return problemsOfHttp(settings, env);
    case 'model':
      return problemsOfModel(settings, env, projectFolder);
    default:
      return [];
  }
}

function problemsOfPath(setting: string, path: string, projectFolder: string): string[] {
  const inside = relative(projectFolder, resolve(projectFolder, path));
  if (inside !== '..' && !/^\.\.[\\/]/.test(inside) && !isAbsolute(inside)) return [];
  return [`"${setting}": ${path} lies outside the project. Agents may use only what is inside it.`];
}

function problemsOfModel(
  settings: Extract<AgentSettings, { type: 'model' }>,
  env: Variables,
  projectFolder: string,
): string[] {
  const { template, tools = [] } = settings;
  const written = typeof template === 'string' ? template : '';
  const variables = namesInTemplate(written).filter((name) => name.startsWith('env.'));
  return [
    ...promptFiles(settings).flatMap(([setting, file]) => problemsOfPath(setting, file, projectFolder)),
    ...tools.flatMap((reference) => problemsOfPath('tools', moduleOf(reference), projectFolder)),
    ...problemsOf(
      'template',
      variables.map((name) => `{{${name}}}`),
      [],
      env,
    ),
  ];
}

function problemsOfHttp(settings: Extract<AgentSettings, { type: 'http' }>, env: Variables): string[] {
  const names: readonly string[] = plainNames;
  const problems = [
    ...problemsOfAddress('url', settings.url, names, env),
    ...Object.entries(settings.headers).flatMap(([name, text]) => [
      ...problemsOf(`headers.${name}`, text, names, env),
      ...(/^[\w!#$%&'*+.^`|~-]+$/.test(name) ? [] : [`"headers": "${name}" is no name of a header.`]),
    ]),
    ...problemsOf('body', settings.body ?? null, names, env),
  ];
  if (settings.method === 'GET' && settings.body !== undefined) {
    problems.push('"body": a GET request has no body. Put the input into the url, or use POST.');
  }
  if (settings.poll === undefined) return problems;
  const { url } = settings.poll;
  if (!namesInTemplate(url).includes('id')) {
    problems.push(
      '"poll.url": it does not hold {{id}}, so every job would be asked for at the same address.',
    );
  }
  return [...problems, ...problemsOfAddress('poll.url', url, [...names, 'id'], env)];
}

function problemsOfAddress(setting: string, url: string, names: readonly string[], env: Variables): string[] {
  const problems = problemsOf(setting, url, names, env);
  if (problems.length > 0) return problems;
  const filled = fillText(url, (name) => (name.startsWith('env.') ? textOfVariable(name, env) : '1'));
  if (URL.canParse(filled) && /^https?:$/.test(new URL(filled).protocol)) return [];
  return [`"${setting}": ${url} is no address that begins with http:// or https://.`];
}

function problemsOf(setting: string, template: Json, names: readonly string[], env: Variables): string[] {
  return [...new Set(namesInTemplate(template))].flatMap((name) => {
    if (name.startsWith('env.')) {
      return env[name.slice(4)]
        ? []
        : [`"${setting}": the environment variable ${name.slice(4)} is not set, or is empty.`];
    }
    if (names.includes(name) || (names.includes('input') && name.startsWith('input.'))) return [];
    const known = [...names, ...(names.includes('input') ? ['input.<key>'] : []), 'env.<NAME>'];
    return [`"${setting}": nothing is called {{${name}}}; there is ${known.join(', ')}.`];
  });
}
