// What the harness is held against: loads the same rows, runs the same function and the same checks, writes a JSON
// line for each trial, and says how many passed.
// Use: node greetings.mjs <rows> <iterations> <log>
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const greet = (input) => `Hello, ${input.name}!`;

const [rows, iterations, log] = process.argv.slice(2);
const cases = readFileSync(rows, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const { name } = JSON.parse(line);
    return { name, input: { name }, greeting: `Hello, ${name}!` };
  });

const file = openSync(log, 'w');
let lines = [];
let allPassed = 0;
for (let iteration = 1; iteration <= Number(iterations); iteration++) {
  for (const { name, input, greeting } of cases) {
    const start = performance.now();
    const output = await greet(input);
    const latencyMs = performance.now() - start;
    const checks = [output === greeting, output.includes(name), /^Hello, \w+!$/.test(output)];
    const passed = checks.every(Boolean);
    if (passed) allPassed++;
    lines.push(JSON.stringify({ case: name, iteration, output, checks, passed, latencyMs }));
    if (lines.length === 256) write();
  }
}
write();
closeSync(file);
console.log(`${allPassed} of ${cases.length * Number(iterations)} passed`);

function write() {
  if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
  lines = [];
}
