import type {
  AgentContext,
  ChatMessage,
  ChatReply,
  Tool,
  ToolDeclaration,
  ToolRequest,
} from '../../model/agent.ts';
import { toFailure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { chatWithModels } from '../models/chat.ts';
import { toolDeclaration } from '../tools/tool-declaration.ts';
import { Budget } from './budget.ts';
import { makeCall, type ToolOutcome } from './call-tools.ts';
import { failureGuards } from './guards/failure-guards.ts';
import type { GuardFinding, GuardMoment } from './guards/guard.ts';
import type { PatternOptions } from './pattern-options.ts';
import type { ProgressPhase } from './progress.ts';
import { readCall } from './read-call.ts';

/** Why work came to its end without an answer. */
export interface Stop<Status extends string> {
  readonly status: Status;
  /** A sentence. */
  readonly reason: string;
}

/** What ends work on anything: a guard, or a limit of the trial that is all but used up. */
export type HardStop = Stop<'guarded' | 'budget-spent'>;

/** One task at work: asks the model, makes calls, and has both watched by guards and limits. */
export class Task {
  readonly goal: string;
  readonly context: AgentContext;
  readonly findings: GuardFinding[] = [];
  /** Replies of the model so far. */
  steps = 0;
  readonly #options: PatternOptions;
  readonly #tools: readonly Tool[];
  readonly #declared: readonly ToolDeclaration[];
  readonly #budget: Budget;
  readonly #calls: ToolOutcome[] = [];
  #stepBegan = 0;

  constructor(goal: string, options: PatternOptions, context: AgentContext) {
    this.goal = goal;
    this.context = context;
    this.#options = options;
    this.#tools = options.tools ?? [];
    this.#declared = this.#tools.map(toolDeclaration);
    this.#budget = new Budget(context);
  }

  /** Tells the trace and the listener how far the task is. */
  tell(phase: ProgressPhase, detail: Readonly<Record<string, Json>> = {}): void {
    this.context.trace.event(phase, detail);
    this.#options.onProgress?.({ phase, detail });
  }

  /** Begins an attempt at a step: calls of earlier ones are no repetition. */
  beginStep(): void {
    this.#stepBegan = this.#calls.length;
  }

  /**
   * Asks the model.
   *
   * @throws what the model throws, but for an error of kind `limit`, which is a stop
   */
  async ask(messages: readonly ChatMessage[], withTools: boolean): Promise<ChatReply | HardStop> {
    const problem = this.#budget.modelProblem;
    if (problem !== null) return { status: 'budget-spent', reason: problem };
    const { model, chat = chatWithModels, instructions } = this.#options;
    const lead: ChatMessage[] = instructions ? [{ role: 'system', content: instructions }] : [];
    const tools = withTools && this.#declared.length > 0 ? { tools: this.#declared } : {};
    try {
      const request = { model, messages: [...lead, ...messages], ...tools };
      const reply = await this.#budget.spend(() => chat(request, this.context));
      this.steps++;
      return reply;
    } catch (error) {
      const { kind, message } = toFailure(error);
      if (kind !== 'limit') throw error;
      return { status: 'budget-spent', reason: message };
    }
  }

  /** Makes one call that the model asked for, unless a guard stops it. */
  async call(request: ToolRequest): Promise<ChatMessage | HardStop> {
    const call = readCall(request, this.#tools);
    const { stop } = this.check({ at: 'call', call });
    if (stop) return stop;
    const problem = this.#budget.stepProblem;
    if (problem !== null) return { status: 'budget-spent', reason: problem };
    const outcome = await makeCall(call, this.context);
    const found = this.check({ at: 'result', outcome });
    this.#calls.push(outcome);
    if (found.stop) return found.stop;
    return found.instead === null ? outcome.message : { ...outcome.message, content: found.instead };
  }

  /** Has the guards look at something; what they find is noted in the trace as an event `guard`. */
  check(moment: GuardMoment): { readonly stop: HardStop | null; readonly instead: string | null } {
    const state = {
      goal: this.goal,
      tools: this.#tools,
      taskCalls: this.#calls,
      stepCalls: this.#calls.slice(this.#stepBegan),
      moment,
    };
    const found = (this.#options.guards ?? failureGuards).flatMap((guard) => guard(state) ?? []);
    for (const { guard, action, reason } of found)
      this.context.trace.event('guard', { guard, action, reason });
    this.findings.push(...found);
    const stopping = found.find(({ action }) => action === 'stop');
    return {
      stop: stopping ? { status: 'guarded', reason: `${stopping.guard}: ${stopping.reason}` } : null,
      instead: found.find(({ instead }) => instead !== undefined)?.instead ?? null,
    };
  }
}
