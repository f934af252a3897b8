/** A file that `agent-eval init` writes. */
export interface InitFile {
  /** Relative to the folder, with / between folders. */
  readonly path: string;
  /** What it is for, in a few words. */
  readonly about: string;
  readonly content: string;
}

/**
 * The files of a first project: it runs as it is and ends with exit code 0.
 *
 * @param version - of this package
 */
export function initFiles(version: string): readonly InitFile[] {
  return [
    { path: 'agent-eval.config.yaml', about: 'settings of the project', content: config },
    { path: 'agents/greeter.ts', about: 'an agent', content: agent },
    { path: 'cases/greeter.yaml', about: 'what the agent must do', content: cases },
    { path: '.github/workflows/agent-eval.yml', about: 'runs the cases on GitHub', content: workflow },
    { path: 'package.json', about: 'names agent-eval as a dependency', content: manifest(version) },
  ];
}

const config = `# Settings of all runs. Every key may be left out; \`npx agent-eval config\` shows what holds and why.

# Where case files lie.
paths: [cases]

# Agents for cases that name none. Files in agents/ are agents by their name.
default-agents: [greeter]

# How often each case is tried. One trial says little of an agent that is not the same every time.
iterations: 3

# Time limit of a trial.
timeout: 10s

# Where runs are written.
out: reports
`;

const agent = `import { defineAgent } from 'agent-eval';

/** What the agent is asked: whom to greet, and in which language. */
interface Request {
  readonly name: string;
  readonly language: string;
}

const greetings = new Map([
  ['en', 'Hello'],
  ['fr', 'Bonjour'],
  ['es', 'Hola'],
]);

// An agent is a function from an input to an output; both are any JSON. Call your own model, pipeline or service
// in \`run\`: it may be async, and it gets a context with a clock, seeded randomness and a trace as its second parameter.
export default defineAgent<Request>({
  version: '1',
  run({ name, language }) {
    const greeting = greetings.get(language);
    if (greeting === undefined) throw new Error(\`I do not speak "\${language}".\`);
    return { text: \`\${greeting}, \${name}!\`, language };
  },
});
`;

const cases = `# yaml-language-server: $schema=../node_modules/agent-eval/schema/case-file.schema.json
#
# A case file says what an agent must do. Try it:  npx agent-eval run cases/greeter.yaml

suite: greeter

# What must hold in the end; otherwise the command ends with exit code 1.
thresholds:
  - "pass-rate == 100%"
  - "latency-p95 <= 1s"

cases:
  # A case has an input and a list of judges. All of them must be content with the output.
  - id: greets-by-name
    tags: [smoke] # npx agent-eval run --tag smoke
    input: { name: Ada, language: en }
    expect:
      - equals: Hello, Ada! # judges of text read a text, or what stands at /text of an object
      - word-count: { max: 5 }

  # \`matrix\` makes a case of each value: greeter/speaks-the-language/fr and greeter/speaks-the-language/es.
  - id: speaks-the-language
    matrix:
      language: [fr, es]
    input: { name: Bob, language: "{{language}}" }
    expect:
      - json-subset: { value: { language: "{{language}}" } } # judges of data compare JSON
      - not-contains: Hello # "not-" turns a judge round

  # An agent that fails where it should is right: the judge \`error\` says so.
  - id: says-when-it-does-not-speak-a-language
    input: { name: Eve, language: tlh }
    expect:
      - error: { message: do not speak }
`;

const workflow = `# Tries the cases at every change; the job fails where a threshold is missed, and one comment says why.
name: agent-eval
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
  actions: read # finds the report of the base branch to compare with
  pull-requests: write # writes the comment
jobs:
  agent-eval:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      # The action comes with the package: package-lock.json says which version runs.
      - uses: ./node_modules/agent-eval
        id: eval
        with:
          baseline: auto
      # What later pull requests are compared with.
      - uses: actions/upload-artifact@v4
        if: always() && steps.eval.outputs.report-path != ''
        with:
          name: agent-eval-report
          path: \${{ steps.eval.outputs.report-path }}
`;

function manifest(version: string): string {
  const content = {
    private: true,
    type: 'module',
    scripts: { eval: 'agent-eval run' },
    devDependencies: { 'agent-eval': `^${version}` },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
