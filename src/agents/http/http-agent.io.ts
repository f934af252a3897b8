import type { Agent, AgentContext } from '../../model/agent.ts';
import type { AgentSettings } from '../../model/agent-settings.ts';
import type { Json } from '../../model/json.ts';
import type { AdapterEnvironment } from '../adapter-environment.ts';
import { fillTemplate, type Lookup } from '../fill-template.ts';
import { templateValues } from '../template-values.ts';
import { fillHeaders, fillUrl, holdsSecret, secretHeaders } from './fill-request.ts';
import type { HttpRequest } from './http-request.ts';
import { type PollSettings, pollJob } from './poll-job.ts';
import { sendRequest } from './send-request.io.ts';

type HttpSettings = Extract<AgentSettings, { type: 'http' }>;

/**
 * A service as an agent: one request a trial, or one that submits a job and then one after another until it is done.
 *
 * Calls hold the clock, so that a virtual one counts their real time; waiting between polls costs no time on it.
 */
export function httpAgent(name: string, settings: HttpSettings, { env }: AdapterEnvironment): Agent {
  const send = (request: HttpRequest, context: AgentContext): Promise<Json> =>
    context.clock.hold(sendRequest(request, context.signal));
  return {
    name,
    async run(input, context) {
      context.signal.throwIfAborted();
      const answer = await send(firstRequest(settings, templateValues(input, context, env), input), context);
      const { poll } = settings;
      if (poll === undefined) return answer;
      return pollJob(poll, answer, context, (id) => {
        const lookup = templateValues(input, context, env, { id });
        return send(pollRequest(settings, poll, lookup), context);
      });
    },
  };
}

function firstRequest(settings: HttpSettings, lookup: Lookup, input: Json): HttpRequest {
  const headers = fillHeaders(settings.headers, lookup);
  const common = { ...commonOf(settings), url: fillUrl(settings.url, lookup), shownUrl: settings.url };
  if (settings.method === 'GET') return { ...common, method: 'GET', headers };
  const body = settings.body === undefined ? input : fillTemplate(settings.body, lookup);
  const type = headers.get('content-type');
  if (type === null) headers.set('content-type', 'application/json');
  const isPlainText = type !== null && !/json/i.test(type) && typeof body === 'string';
  return { ...common, method: settings.method, headers, body: isPlainText ? body : JSON.stringify(body) };
}

function pollRequest(settings: HttpSettings, { url }: PollSettings, lookup: Lookup): HttpRequest {
  const headers = fillHeaders(settings.headers, lookup);
  headers.delete('content-type');
  return { ...commonOf(settings), method: 'GET', url: fillUrl(url, lookup), shownUrl: url, headers };
}

function commonOf(
  settings: HttpSettings,
): Pick<HttpRequest, 'secretHeaders' | 'bodyIsSecret' | 'allowHosts' | 'maxBytes'> {
  return {
    secretHeaders: secretHeaders(settings.headers),
    bodyIsSecret: settings.body !== undefined && holdsSecret(settings.body),
    allowHosts: settings['allow-hosts'],
    maxBytes: settings['max-bytes'],
  };
}
