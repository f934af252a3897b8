import { NotAsked } from '../not-asked.ts';

/** The environment names no service, or none that can be asked: to try again is of no use. */
export class UnusableAddress extends NotAsked {
  constructor(message: string) {
    super('unavailable', message);
  }
}
