import type { Tool } from '../../model/agent.ts';
import type { Chat } from '../models/chat.ts';
import type { Guard } from './guards/guard.ts';
import type { ProgressListener } from './progress.ts';

/** What every agent that works on a task with a model and tools is made of. */
export interface PatternOptions {
  readonly name: string;
  readonly version?: string;
  /** Name of the chat model. */
  readonly model: string;
  /** What answers; the models of the trial unless given. */
  readonly chat?: Chat;
  readonly tools?: readonly Tool[];
  /** Who the agent is, and what it must know and keep to: told to the model before anything else. */
  readonly instructions?: string;
  /** `failureGuards` unless given. */
  readonly guards?: readonly Guard[];
  /** Told of each phase as it begins; the trace is told in any case. */
  readonly onProgress?: ProgressListener;
}
