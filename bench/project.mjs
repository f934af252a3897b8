import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A project in a folder of its own, with a `node_modules`, so that what is compiled and parsed is kept as it is for
 * users.
 *
 * @param files - texts by path
 */
export function makeProject(files) {
  const folder = mkdtempSync(join(tmpdir(), 'agent-eval-bench-'));
  for (const [path, text] of Object.entries({ 'node_modules/.keep': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    folder,
    /** Logs of large runs fill the disk. */
    removeRuns: () => rmSync(join(folder, 'reports'), { recursive: true, force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An agent that does next to nothing. */
export const greeter = `import { defineAgent } from 'agent-eval';

export default defineAgent({
  name: 'greeter',
  run: (input: { name: string }) => \`Hello, \${input.name}!\`,
});
`;

/** A suite with one case a row, three judges each. */
export const suite = `suite: greetings
agents: [greeter]
thresholds: ["pass-rate >= 98%"]
cases:
  - id: greets
    dataset: { file: names.jsonl, id: "{{name}}" }
    input: { name: "{{name}}" }
    expect:
      - equals: "Hello, {{name}}!"
      - contains: "{{name}}"
      - regex: '^Hello, \\w+!$'
`;

/** Rows for the suite. */
export function names(count) {
  return Array.from({ length: count }, (_, index) => `${JSON.stringify({ name: `person_${index}` })}\n`).join(
    '',
  );
}
