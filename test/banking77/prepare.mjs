// Makes a project of its own from this suite: node test/banking77/prepare.mjs <test.csv> <new folder>
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const [data, folder] = argv.slice(2);
if (data === undefined || folder === undefined) {
  console.error('Usage: node test/banking77/prepare.mjs <test.csv> <new folder>');
  process.exit(2);
}

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const shared = 'agents/support-triage';
const suite = 'test/banking77';
await mkdir(join(folder, shared), { recursive: true });
for (const file of ['classifier.ts', 'text-features.ts', 'match-rules.ts']) {
  await cp(join(repository, shared, file), join(folder, shared, file));
}
for (const file of ['agents', 'intents.ts', 'banking77.yaml']) {
  await cp(join(repository, suite, file), join(folder, suite, file), { recursive: true });
}
await mkdir(join(folder, suite, 'data'), { recursive: true });
await cp(data, join(folder, suite, 'data', 'test.csv'));
await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
