import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json } from '../model/json.ts';

/** What models answered to judges, by the content of what they were asked. */
export interface JudgeAnswers {
  /** @returns undefined where nothing was answered to the same yet */
  read(key: string): Json | undefined;
  write(key: string, answer: Json): void;
}

/**
 * Answers of this process, and of earlier ones in `node_modules/.cache/agent-eval/judges` of a project; without
 * `node_modules` no later process knows them.
 *
 * What is damaged or cannot be written is passed over: the model is asked again.
 *
 * @param asked - names who answers, such as the address of the service: another one has its own answers
 */
export function judgeAnswers(project: string, asked: string): JudgeAnswers {
  const folder = join(project, 'node_modules', '.cache', 'agent-eval', 'judges');
  const known = new Map<string, Json>();
  return {
    read(key) {
      const name = sha256(`${asked}\n${key}`);
      const before = known.get(name);
      if (before !== undefined) return before;
      const answer = readEntry(join(folder, `${name}.json`));
      if (answer !== undefined) known.set(name, answer);
      return answer;
    },
    write(key, answer) {
      const name = sha256(`${asked}\n${key}`);
      known.set(name, answer);
      try {
        if (!existsSync(join(project, 'node_modules'))) return;
        mkdirSync(folder, { recursive: true });
        const path = join(folder, `${name}.json`);
        const beside = `${path}.${process.pid}`;
        writeFileSync(beside, JSON.stringify({ answer }));
        renameSync(beside, path);
      } catch {
        // Nothing is lost but an answer that can be asked for again.
      }
    },
  };
}

/** A torn file is no JSON; what else it may hold is checked by the judge that reads it. */
function readEntry(path: string): Json | undefined {
  try {
    const entry: Json = JSON.parse(readFileSync(path, 'utf8'));
    return isJsonObject(entry) ? entry['answer'] : undefined;
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
