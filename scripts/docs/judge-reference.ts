import { builtinJudges } from '../../src/judge/builtin-judges.ts';
import { describeJudges, type JudgeDescription } from '../../src/judge/describe-judges.ts';
import { createRegistry } from '../../src/judge/registry.ts';
import { settingsTable } from './settings-table.ts';

/** The judges that come with the package, family by family: an index, and a section each. */
export function judgeReference(): string {
  const judges = describeJudges(createRegistry(builtinJudges));
  const families = [...new Set(judges.map(({ family }) => family))];
  return families
    .map((family) => {
      const own = judges.filter((judge) => judge.family === family);
      return [`## Family: ${family}`, ...own.map(sectionOf)].join('\n\n');
    })
    .join('\n\n');
}

/** One line for each family, with links. */
export function judgeIndex(): string {
  const judges = describeJudges(createRegistry(builtinJudges));
  const families = [...new Set(judges.map(({ family }) => family))];
  return families
    .map((family) => {
      const links = judges
        .filter((judge) => judge.family === family)
        .map(({ name }) => `[${name}](#${name})`)
        .join(' · ');
      return `- **${family}**: ${links}`;
    })
    .join('\n');
}

function sectionOf(judge: JudgeDescription): string {
  const hasSettings = Object.keys(judge.settings['properties'] ?? {}).length > 0;
  return [
    `### ${judge.name}`,
    `${sentence(judge.summary)}${notesOf(judge)}`,
    ['```yaml', ...judge.examples.map((example) => `- ${example.replace(/^- /, '')}`), '```'].join('\n'),
    ...(hasSettings ? [settingsTable(judge.settings)] : []),
  ].join('\n\n');
}

function notesOf({ name, shortForm, expectedAsValue, graded }: JudgeDescription): string {
  const notes = [
    shortForm === null ? '' : `\`${name}: …\` fills \`${shortForm}\`.`,
    expectedAsValue ? "Without `value` the case's `expected` takes its place." : '',
    graded ? 'Graded: its score may lie between 0 and 1.' : '',
  ].filter((note) => note !== '');
  return notes.length === 0 ? '' : ` ${notes.join(' ')}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
