// Understands the inputs of the conformance table, a process a trial.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { input, conversation } = JSON.parse(text);

switch (input.do) {
  case 'fail':
    console.error('first line\nthe disk is full');
    process.exit(3);
    break;
  case 'fail-kind':
    console.log(JSON.stringify({ type: 'error', error: { kind: 'rate-limit', message: 'slow down' } }));
    break;
  case 'hang':
    process.on('SIGTERM', () => {});
    writeFileSync(`${input.pids}/${process.pid}`, '');
    spawn(process.execPath, [
      '-e',
      `process.on('SIGTERM', () => {}); require('fs').writeFileSync(${JSON.stringify(input.pids)} + '/' + process.pid, ''); setInterval(() => {}, 1000)`,
    ]);
    setInterval(() => {}, 1000);
    break;
  case 'orphan':
    // Leaves a child behind that holds standard output open.
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }).unref();
    console.log(JSON.stringify('done'));
    process.exit(0);
    break;
  case 'big':
    process.stdout.write(JSON.stringify('x'.repeat(input.size)));
    break;
  case 'raw':
    process.stdout.write(Buffer.from(input.base64, 'base64'));
    break;
  case 'history':
    console.log(JSON.stringify(conversation));
    break;
  case 'environment':
    console.log(JSON.stringify(Object.keys(process.env).sort()));
    break;
  default:
    console.log(JSON.stringify({ echoed: input }, null, 2));
}
