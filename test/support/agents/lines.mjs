// Understands the inputs of the conformance table, one process for many trials.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const reply = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, input, conversation } = JSON.parse(line);
  switch (input.do) {
    case 'fail':
      console.error('first line\nthe disk is full');
      process.exit(3);
      break;
    case 'fail-kind':
      reply({ id, error: { kind: 'rate-limit', message: 'slow down' } });
      break;
    case 'hang':
      writeFileSync(`${input.pids}/${process.pid}`, '');
      spawn(process.execPath, [
        '-e',
        `process.on('SIGTERM', () => {}); require('fs').writeFileSync(${JSON.stringify(input.pids)} + '/' + process.pid, ''); setInterval(() => {}, 1000)`,
      ]);
      break;
    case 'silent':
      break;
    case 'later':
      setTimeout(() => reply({ id, output: { echoed: input } }), input.ms);
      break;
    case 'span':
      reply({ id, type: 'span', span: { name: 'execute_tool', label: 'search', startMs: 1, endMs: 3 } });
      reply({ id, output: process.pid });
      break;
    case 'pid':
      reply({ id, output: process.pid });
      break;
    case 'broken':
      process.stdout.write(`{"id":${id}, "error":"no object"}\n`);
      break;
    case 'noise':
      process.stdout.write('Loading model…\n');
      break;
    case 'big':
      reply({ id, output: 'x'.repeat(input.size) });
      break;
    case 'history':
      reply({ id, output: conversation });
      break;
    default:
      reply({ id, output: { echoed: input } });
  }
}
