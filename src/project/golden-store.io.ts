import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';

/** Accepted outputs: `golden/<suite>.json` in the project, by the rest of the case's key. */
export class GoldenStore {
  readonly #folder: string;
  readonly #suites = new Map<string, JsonObject>();

  constructor(project: string) {
    this.#folder = join(project, 'golden');
  }

  /** @throws Error when the file is there but cannot be read as a JSON object */
  get(caseKey: string): Json | undefined {
    const [suite, id] = split(caseKey);
    const accepted = this.#read(suite);
    return Object.hasOwn(accepted, id) ? accepted[id] : undefined;
  }

  /** Accepts outputs and writes each file that changed at once, its keys sorted. */
  accept(outputs: ReadonlyMap<string, Json>): void {
    // Maps, because the id of a case may be `__proto__`.
    const changed = new Map<string, Map<string, Json>>();
    for (const [caseKey, output] of outputs) {
      const [suite, id] = split(caseKey);
      const accepted = changed.get(suite) ?? new Map(Object.entries(this.#read(suite)));
      changed.set(suite, accepted.set(id, output));
    }
    mkdirSync(this.#folder, { recursive: true });
    for (const [suite, accepted] of changed) {
      const sorted = Object.fromEntries([...accepted].sort(([a], [b]) => (a < b ? -1 : 1)));
      const path = this.#path(suite);
      writeFileSync(`${path}.new`, `${JSON.stringify(sorted, null, 2)}\n`);
      renameSync(`${path}.new`, path);
      this.#suites.set(suite, sorted);
    }
  }

  #read(suite: string): JsonObject {
    const known = this.#suites.get(suite);
    if (known) return known;
    let text = '{}';
    try {
      text = readFileSync(this.#path(suite), 'utf8');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
    const accepted: Json = JSON.parse(text);
    if (!isJsonObject(accepted)) throw new Error(`golden/${suite}.json does not hold a JSON object.`);
    this.#suites.set(suite, accepted);
    return accepted;
  }

  #path(suite: string): string {
    return join(this.#folder, `${suite}.json`);
  }
}

function split(caseKey: string): [suite: string, id: string] {
  const slash = caseKey.indexOf('/');
  return [caseKey.slice(0, slash), caseKey.slice(slash + 1)];
}
