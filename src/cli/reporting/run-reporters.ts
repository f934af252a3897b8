import type { RunEvent } from '../../model/event.ts';
import type { Reporter } from '../../model/reporter.ts';
import { visibleText } from '../../model/visible-text.ts';
import type { Terminal } from '../terminal.ts';
import { endProblem } from '../user-problem.ts';
import { explainReporterError } from './explain-reporter-error.ts';
import type { LoadedReporter } from './load-reporters.ts';
import { optionsFor } from './options-for.ts';
import { OutputWriter, type Unwritten } from './output-writer.ts';
import type { ReportedRun } from './reported-run.ts';

/** What came of the reports of a run. */
export interface Reported {
  /** Each was made and written. */
  readonly isComplete: boolean;
  /** The verdict was shown, by the report for people. */
  readonly isVerdictShown: boolean;
}

/**
 * The reporters of one run: told each event, then asked for their reports. One that fails is told of once and asked no
 * more; none of the others suffers from it.
 */
export class RunReporters {
  readonly #reporters: readonly LoadedReporter[];
  readonly #terminal: Terminal;
  readonly #project: string;
  readonly #failed = new Set<LoadedReporter>();
  #lacksFiles = false;

  /** @param project - absolute folder; errors are told with their place in it */
  constructor(reporters: readonly LoadedReporter[], terminal: Terminal, project: string) {
    this.#reporters = reporters;
    this.#terminal = terminal;
    this.#project = project;
  }

  onEvent(event: RunEvent): void {
    for (const one of this.#reporters) {
      if (!one.reporter.onEvent || this.#failed.has(one)) continue;
      try {
        one.reporter.onEvent(event);
      } catch (error) {
        this.#fail(one, error);
      }
    }
  }

  /**
   * Lets the reporters have their say: files first, each whole or not at all, then text to the terminal.
   *
   * @param terminalReporter - reports in place of the usual `terminal`; null: that one does
   */
  async write(run: ReportedRun, terminalReporter: Reporter | null): Promise<Reported> {
    const writer = new OutputWriter(run.folder, this.#terminal);
    const isOutputTaken = this.#reporters.some(({ wanted }) => wanted.target.type === 'output');
    const { color, width, inGroups } = this.#terminal;
    // What steps aside to standard error is guarded against commands there, groups included.
    const optionsOf = optionsFor(run, { color, width, inGroups: inGroups && !isOutputTaken });
    for (const one of this.#reporters) {
      if (this.#failed.has(one)) continue;
      const reporter = (isForPeople(one) && terminalReporter) || one.reporter;
      try {
        const output = (await reporter.report?.(run.report, optionsOf(one.wanted.target))) ?? {};
        for (const unwritten of writer.write(one.wanted, output)) this.#lack(unwritten);
      } catch (error) {
        this.#fail(one, error);
      }
    }
    writer.showTexts(isOutputTaken);
    return {
      isComplete: !this.#lacksFiles && this.#failed.size === 0,
      isVerdictShown: this.#reporters.some(
        (one) => isForPeople(one) && one.wanted.target.type !== 'file' && !this.#failed.has(one),
      ),
    };
  }

  #fail(one: LoadedReporter, error: unknown): void {
    this.#failed.add(one);
    this.#terminal.error(`${explainReporterError(one, error, this.#project)}\n`);
  }

  #lack({ what, fix }: Unwritten): void {
    this.#lacksFiles = true;
    this.#terminal.error(`${endProblem(visibleText(what), visibleText(fix))}\n`);
  }
}

function isForPeople({ wanted }: LoadedReporter): boolean {
  return wanted.module === null && wanted.name === 'terminal';
}
