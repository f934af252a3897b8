import { codeText } from '../markdown/code-text.ts';
import { cutText } from '../markdown/cut-text.ts';
import { fencedBlock } from '../markdown/fenced-block.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import type { CommentSubject } from './comment-subject.ts';
import { formatAge } from './format-age.ts';
import type { Section } from './section.ts';

/** Which run, of which commit, against which baseline, and how to do the same at home. */
export function originSection({ run, baseline, repeat }: CommentSubject): Section {
  const parts = [runLink(run), commitOf(run.commit), ...(baseline ? [baselineOf(baseline)] : [])];
  const command = fencedBlock(cutText(repeat, 2000).split(/\r\n|\n|\r/), 'sh');
  return {
    importance: 1,
    name: 'origin',
    noun: 'line',
    before: '---\n\n',
    items: [`${parts.join(' · ')}\n\nRepeat it on your machine:\n\n${command}`],
    count: 1,
    after: '',
  };
}

function runLink({ url, attempt }: CommentSubject['run']): string {
  const words = attempt > 1 ? `Run, attempt ${attempt}` : 'Run';
  const address = url === undefined ? null : addressOf(url);
  return address === null ? words : `[${words}](${address})`;
}

/** Only what leads to a page, and with nothing in it that could end the link. */
function addressOf(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href.replace(/[^\w:/?=&#.%~+-]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

/** GitHub links a commit that it knows. */
function commitOf(commit: string): string {
  if (commit === '') return 'commit unknown';
  return /^[0-9a-f]{7,64}$/.test(commit)
    ? `commit ${commit.slice(0, 10)}`
    : `commit ${codeText(cutText(commit, 64))}`;
}

function baselineOf(baseline: NonNullable<CommentSubject['baseline']>): string {
  if ('missing' in baseline) return 'no baseline';
  const { commit, at, ageMs } = baseline;
  const which = commit === undefined ? 'baseline' : `baseline ${commitOf(commit)}`;
  return `${which}, ${formatAge(ageMs)} old (${markdownText(cutText(at, 40).slice(0, 10))})`;
}
