import { AgentError } from '../../model/failure.ts';

/** No service was asked, or not once more: the failure is no answer of a model, so it is not recorded as one. */
export class NotAsked extends AgentError {}
