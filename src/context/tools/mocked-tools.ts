import { containsJson } from '../../kit/gates/contains-json.ts';
import type { AgentContext } from '../../model/agent.ts';
import { parseDuration } from '../../model/duration.ts';
import { AgentError } from '../../model/failure.ts';
import { copyJson, isList, type Json } from '../../model/json.ts';
import type { ToolMock, ToolMocks, UnusedMock } from '../../model/tool-mock.ts';
import { scriptedError } from '../scripted-error.ts';

/** Answers one call in place of a tool. */
export type MockedCall = (caller: Pick<AgentContext, 'clock' | 'signal'>) => Promise<Json>;

/** The mocks of one trial. A tool that has any is never called itself. */
export class MockedTools {
  readonly #tools: ReadonlyMap<string, MockedTool>;

  constructor(mocks: ToolMocks) {
    this.#tools = new Map(
      Object.entries(mocks).map(([tool, written]) => [tool, new MockedTool(tool, written)]),
    );
  }

  /**
   * What answers a call; null where the tool is not mocked.
   *
   * @throws AgentError of kind `agent` where no mock is left that fits the call
   */
  mockOf(tool: string, args: Json): MockedCall | null {
    return this.#tools.get(tool)?.take(args) ?? null;
  }

  /** Mocks that answered no call so far. */
  unused(): readonly UnusedMock[] {
    return [...this.#tools.values()].flatMap((tool) => tool.unused());
  }
}

class MockedTool {
  readonly #name: string;
  readonly #entries: readonly ToolMock[];
  /** A mock that is not in a list answers every call. */
  readonly #isList: boolean;
  readonly #used = new Set<number>();
  #calls = 0;

  constructor(name: string, written: ToolMock | readonly ToolMock[]) {
    this.#name = name;
    this.#isList = isList(written);
    this.#entries = isList(written) ? written : [written];
  }

  take(args: Json): MockedCall {
    this.#calls++;
    const index = this.#entries.findIndex(
      ({ when }, position) =>
        !(this.#isList && this.#used.has(position)) && (when === undefined || containsJson(args, when)),
    );
    const entry = this.#entries[index];
    if (!entry) throw this.#nothingLeft();
    this.#used.add(index);
    return (caller) => answer(this.#name, entry, caller);
  }

  unused(): UnusedMock[] {
    return this.#entries.flatMap((_, position) =>
      this.#used.has(position) ? [] : [{ tool: this.#name, entry: position + 1, calls: this.#calls }],
    );
  }

  #nothingLeft(): AgentError {
    const why = this.#entries.some(({ when }) => when !== undefined)
      ? 'no mock of the case is left that fits these arguments'
      : 'all mocks of the case are used up';
    return new AgentError('agent', `Call ${this.#calls} of "${this.#name}" has no answer: ${why}.`);
  }
}

async function answer(
  name: string,
  { returns, error, after }: ToolMock,
  { clock, signal }: Pick<AgentContext, 'clock' | 'signal'>,
): Promise<Json> {
  const afterMs = after === undefined ? 0 : (parseDuration(after) ?? 0);
  if (afterMs > 0) await clock.sleep(afterMs, signal);
  if (error !== undefined) throw scriptedError(error, (kind) => `Mocked: ${kind} of ${name}.`);
  // Each call its own copy: an agent may change what it was given.
  return copyJson(returns ?? null);
}
