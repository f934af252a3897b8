/** A module agent that answers at once, but on an input that begins with `wait` waits until the file `go` is there. */
export const waitingAgent = `import { existsSync } from 'node:fs';
export default async (input) => {
  console.log('asked ' + input);
  while (String(input).startsWith('wait') && !existsSync('go')) await new Promise((done) => setTimeout(done, 5));
  return input;
};`;
