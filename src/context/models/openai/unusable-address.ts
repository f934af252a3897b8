import { AgentError } from '../../../model/failure.ts';

/** The environment names no service, or none that can be asked: to try again is of no use. */
export class UnusableAddress extends AgentError {
  constructor(message: string) {
    super('unavailable', message);
  }
}
