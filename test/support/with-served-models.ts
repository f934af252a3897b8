import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { type ServedModels, serveModels } from './serve-models.ts';

/**
 * Serves models to the tests of a file, in whose environment they then are; each test finds the service without trouble and
 * without earlier requests.
 *
 * @returns the service, once the tests run
 */
export function withServedModels(): () => ServedModels {
  let served: ServedModels;
  beforeAll(async () => {
    served = await serveModels();
  });
  afterAll(() => served.close());
  beforeEach(() => {
    for (const [name, value] of Object.entries(served.env)) vi.stubEnv(name, value);
    served.requests.length = 0;
    served.embedded.length = 0;
    served.trouble = [];
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  return () => served;
}
