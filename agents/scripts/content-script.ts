import type { ScriptStep } from 'agent-eval/kit';

const check = (quality: number, confidence: number, ...problems: string[]): string =>
  JSON.stringify({ quality, confidence, problems });

const research: ScriptStep = {
  when: 'You research',
  reply: 'Tea has come to Lisbon since the 16th century.',
  afterMs: 800,
};
const write: ScriptStep = { when: 'You write', reply: 'Tea has come to Lisbon for long.', afterMs: 1000 };
const rewrite: ScriptStep = {
  when: 'mend what is wrong',
  reply: 'Tea has come to Lisbon since the 16th century.',
  afterMs: 900,
};
const format: ScriptStep = {
  when: 'You format',
  reply: ({ messages }) => `# Tea\n\n${textBetweenMarks(messages.at(-1)?.content ?? '')}`,
  afterMs: 200,
};
const good = check(0.9, 0.95);
const factCheck = (reply: string, always = false): ScriptStep => ({
  when: 'You check',
  reply,
  always,
  afterMs: 400,
});

/** What the model of the content pipeline says, by words of the topic. */
export const contentScript: Readonly<Record<string, readonly ScriptStep[]>> = {
  'Tea at once': [research, write, factCheck(good), format],
  'Tea, revised once': [
    research,
    write,
    factCheck(check(0.5, 0.9, 'Since when?')),
    rewrite,
    factCheck(good),
    format,
  ],
  'Tea, never good': [
    research,
    write,
    { ...rewrite, always: true },
    factCheck(check(0.5, 0.9, 'Dull.'), true),
    format,
  ],
  'Tea, unsure': [research, write, factCheck(check(0.9, 0.6)), format],
  'Tea, nearly sure': [research, write, factCheck(check(0.9, 0.85)), format],
  'Tea, unreadable': [
    research,
    write,
    factCheck('It looks fine to me.', true),
    { ...rewrite, always: true },
    format,
  ],
  'Tea without words': [research, { when: 'You write', reply: '' }],
};

/** The draft in a request: what stands between the two lines that mark it as data. */
function textBetweenMarks(request: string): string {
  return /<<<\w+\n([\s\S]*)\n\w+>>>/.exec(request)?.[1] ?? '';
}
