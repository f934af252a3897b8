import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeAnswers } from '../../../src/project/judge-answers.io.ts';
import { temporaryFolder } from '../../support/run-cli.ts';

function projectWithModules(): string {
  const project = temporaryFolder();
  mkdirSync(join(project, 'node_modules'));
  return project;
}

test('answers are there in the next process, by question and by who was asked', () => {
  const project = projectWithModules();
  judgeAnswers(project, 'here').write('question', { score: 5 });
  const later = judgeAnswers(project, 'here');
  expect(later.read('question')).toEqual({ score: 5 });
  expect(later.read('another question')).toBeUndefined();
  expect(judgeAnswers(project, 'elsewhere').read('question')).toBeUndefined();
});

test('a damaged file is as if nothing had been answered', () => {
  const project = projectWithModules();
  judgeAnswers(project, 'here').write('question', { score: 5 });
  const folder = join(project, 'node_modules/.cache/agent-eval/judges');
  const [file = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const damaged of [text.slice(0, -3), '', 'null', '[]']) {
    writeFileSync(join(folder, file), damaged);
    expect(judgeAnswers(project, 'here').read('question')).toBeUndefined();
  }
});

test('without node_modules nothing is written, and this process remembers all the same', () => {
  const project = temporaryFolder();
  const answers = judgeAnswers(project, 'here');
  answers.write('question', { score: 5 });
  expect(answers.read('question')).toEqual({ score: 5 });
  expect(readdirSync(project)).toEqual([]);
});
