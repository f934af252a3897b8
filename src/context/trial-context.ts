import type {
  AgentContext,
  Approvals,
  Clock,
  Conversation,
  Limits,
  Models,
  Tools,
  TraceRecorder,
} from '../model/agent.ts';
import type { UnusedApproval } from '../model/approval.ts';
import type { CaseLimits } from '../model/case.ts';
import { AgentError } from '../model/failure.ts';
import type { Fault } from '../model/fault.ts';
import { type Random, seededRandom } from '../model/random.ts';
import type { Recordings } from '../model/recording.ts';
import type { Span } from '../model/span.ts';
import type { ToolMocks, UnusedMock } from '../model/tool-mock.ts';
import { FaultInjector, type UnfiredFault } from './fault-injector.ts';
import { createModels } from './models/create-models.ts';
import type { ModelCaller, ModelService } from './models/model-service.ts';
import { monotonicMs } from './own-time.ts';
import { realClock } from './real-clock.ts';
import { createTools } from './tools/create-tools.ts';
import { MockedTools } from './tools/mocked-tools.ts';
import { SpanRecorder } from './trace-recorder.ts';
import { TrialApprovals, type TrialApprovers } from './trial-approvals.ts';
import { TrialLimits } from './trial-limits.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface TrialContextOptions {
  /** Names the run's seed, the case, the agent and the iteration; all randomness follows from it. */
  readonly seed: string;
  readonly clock: 'real' | 'virtual';
  readonly limits: CaseLimits;
  readonly faults?: readonly Fault[];
  /** What answers in place of tools, by name. */
  readonly mocks?: ToolMocks | undefined;
  /** Whose trial it is: what models and recordings are asked for. */
  readonly trial?: Omit<ModelCaller, 'role'>;
  /** What answers for models; without it what the environment names. */
  readonly models?: ModelService | undefined;
  /** What calls of tools are recorded in, or answered from. */
  readonly recordings?: Recordings | undefined;
  /** Who decides at gates; without it every gate rejects. */
  readonly approvers?: Omit<TrialApprovers, 'keyPrefix'> & { readonly run?: string | undefined };
}

const nobody = { case: '', agent: '', iteration: 1 };
const noSpans: readonly Span[] = [];
const noFaults: readonly UnfiredFault[] = [];

/**
 * All that one trial may reach, and what it recorded.
 *
 * Parts are made when they are first asked for: a trial that uses none of them costs next to nothing.
 */
export class TrialContext implements AgentContext {
  readonly virtualClock: VirtualClock | null;
  #conversation: Conversation;
  readonly #options: TrialContextOptions;
  #random: Random | null = null;
  #trace: SpanRecorder | null = null;
  #tools: Tools | null = null;
  #models: Models | null = null;
  #approvals: TrialApprovals | null = null;
  #limits: TrialLimits | null = null;
  readonly #faults: FaultInjector | null;
  readonly #mocks: MockedTools | null;
  #controller: AbortController | null = null;
  #aborted: Error | null = null;
  #startMs = 0;
  #turnStartMs = 0;

  constructor(options: TrialContextOptions) {
    this.#options = options;
    this.virtualClock = options.clock === 'virtual' ? new VirtualClock() : null;
    this.#conversation = { sessionId: options.seed, turn: 1, history: [] };
    this.#faults = options.faults?.length ? this.#arm(options.faults) : null;
    this.#mocks = options.mocks ? new MockedTools(options.mocks) : null;
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  get clock(): Clock {
    return this.virtualClock ?? realClock;
  }

  get random(): Random {
    this.#random ??= seededRandom(this.#options.seed);
    return this.#random;
  }

  get limits(): Limits {
    return this.#counted();
  }

  get trace(): TraceRecorder {
    if (!this.#trace) {
      this.#trace = new SpanRecorder(() => this.elapsedMs(), this.#counted(), this.#faults);
      this.#trace.callStartMs = this.#turnStartMs;
    }
    return this.#trace;
  }

  get tools(): Tools {
    const { trial = nobody, recordings = null } = this.#options;
    this.#tools ??= createTools(this, { recordings, caller: { ...trial, role: 'agent' } }, this.#mocks);
    return this.#tools;
  }

  get models(): Models {
    const { trial = nobody, models = null } = this.#options;
    this.#models ??= createModels(this, { ...trial, role: 'agent' }, models);
    return this.#models;
  }

  get approvals(): Approvals {
    return this.#gates();
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#aborted) this.#controller.abort(this.#aborted);
    }
    return this.#controller.signal;
  }

  /** Why the trial cannot be measured, whatever the agent made of it: something that it needed is not recorded. */
  get unmeasured(): string | null {
    return this.#trace?.unmeasured ?? null;
  }

  /** Starts the trial's time. */
  begin(): void {
    this.#startMs = monotonicMs();
    this.virtualClock?.begin();
  }

  /** Begins the next turn of a case with turns. */
  beginTurn(turn: number, history: Conversation['history']): void {
    this.#conversation = { sessionId: this.#conversation.sessionId, turn, history };
    this.#turnStartMs = this.elapsedMs();
    if (this.#trace) this.#trace.callStartMs = this.#turnStartMs;
  }

  /** Milliseconds since the trial began, by its own clock. */
  elapsedMs(): number {
    return this.virtualClock ? this.virtualClock.elapsedMs() : monotonicMs() - this.#startMs;
  }

  abort(reason: Error): void {
    this.#aborted ??= reason;
    this.#controller?.abort(this.#aborted);
  }

  /** Ends recording and time; whatever the agent does later leaves no mark. */
  close(): void {
    this.#trace?.close();
    this.#approvals?.close();
    this.virtualClock?.close();
  }

  get spans(): readonly Span[] {
    return this.#trace ? this.#trace.spans : noSpans;
  }

  get droppedSpans(): number {
    return this.#trace?.dropped ?? 0;
  }

  /** Faults of the case that have not struck. */
  get unfiredFaults(): readonly UnfiredFault[] {
    return this.#faults ? this.#faults.unfired : noFaults;
  }

  /** Mocks of the case that answered no call. */
  get unusedMocks(): readonly UnusedMock[] {
    return this.#mocks?.unused() ?? [];
  }

  /** The limit that the trial went over, if any. */
  overrun(): AgentError | null {
    const failure = this.#limits?.overrun() ?? null;
    return failure && new AgentError(failure.kind, failure.message);
  }

  #arm(faults: readonly Fault[]): FaultInjector {
    const { seed } = this.#options;
    return new FaultInjector(faults, { seed, clock: this.clock, signal: () => this.signal });
  }

  /** Scripted decisions of the case that decided nothing. */
  unusedApprovals(): readonly UnusedApproval[] {
    return this.#options.approvers?.scripts ? this.#gates().unused() : [];
  }

  #gates(): TrialApprovals {
    const { seed, approvers: { run = '', ...approvers } = {} } = this.#options;
    this.#approvals ??= new TrialApprovals(
      this,
      { ...approvers, keyPrefix: `${run}/${seed}` },
      this.clock.now() - this.elapsedMs(),
    );
    return this.#approvals;
  }

  #counted(): TrialLimits {
    this.#limits ??= new TrialLimits(this.#options.limits);
    return this.#limits;
  }
}
