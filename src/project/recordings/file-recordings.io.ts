import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isWarmUp } from '../../model/is-warm-up.ts';
import type { Json } from '../../model/json.ts';
import type {
  RecordedAnswer,
  RecordedKind,
  RecordedRequest,
  RecordingCaller,
  RecordingMode,
  Recordings,
} from '../../model/recording.ts';
import { trialKey } from '../../model/trial-key.ts';
import { explainMiss } from './explain-miss.ts';
import { mergeTrial } from './merge-trial.ts';
import { RecordedAnswers, type Used } from './recorded-answers.ts';
import type { RecordedCall, RecordedTrial, Recording } from './recording.ts';
import { readRecordingFile } from './recording-file.io.ts';
import { recordingPath } from './recording-path.ts';
import { recordingText } from './recording-text.ts';
import { requestKey } from './request-key.ts';

type Trial = Pick<RecordingCaller, 'case' | 'agent' | 'iteration'>;

/** A call that is made now, at its place among those of its trial. */
type Place = Omit<RecordedCall, 'answer'> & { answer: RecordedAnswer | null };

/** What is known of a trial while it runs. */
interface Going extends Trial {
  readonly used: Used;
  asked: number;
  /** What is recorded of it; null while nothing is. */
  places: Place[] | null;
  hasEnded: boolean;
}

export interface FileRecordingsOptions {
  /** Absolute path of the project. */
  readonly project: string;
  readonly mode: RecordingMode;
  readonly clean: (value: Json, kind: RecordedKind) => Json;
  /** Has the function called a while later. */
  readonly later: (write: () => void, delayMs: number) => void;
  /** Told once when a file cannot be written. */
  readonly onError: (error: unknown) => void;
}

const writeAfterMs = 500;

/**
 * The recordings of a project: `recordings/<suite>/<case>.json`.
 *
 * Each file is read when its case first asks. What is recorded is written within half a second, or as soon as `flush` is
 * called: whole files beside the old ones, which they then replace.
 */
export class FileRecordings implements Recordings {
  readonly mode: RecordingMode;
  /** Calls that were recorded, and the cases that they belong to. */
  recorded = 0;
  readonly cases = new Set<string>();
  readonly #options: FileRecordingsOptions;
  readonly #answers = new Map<string, RecordedAnswers>();
  readonly #going = new Map<string, Going>();
  /** Trials with something to write, by case. */
  readonly #unwritten = new Map<string, Set<Going>>();
  #isDue = false;
  #hasFailed = false;

  constructor(options: FileRecordingsOptions) {
    this.#options = options;
    this.mode = options.mode;
  }

  clean(value: Json, kind: RecordedKind): Json {
    return this.#options.clean(value, kind);
  }

  take(caller: RecordingCaller, { kind, content }: RecordedRequest): RecordedAnswer | null {
    const going = this.#trial(caller);
    going.asked++;
    return this.#of(caller.case).take(caller, requestKey(caller.role, kind, content), going.used);
  }

  explainMiss(caller: RecordingCaller, request: RecordedRequest): string {
    const going = this.#trial(caller);
    const source = this.#of(caller.case).sourceOf(caller.agent, caller.iteration);
    const { file, recording } = this.#read(caller.case);
    const { used, asked } = going;
    return explainMiss(recording, file, source, { caller, request, position: asked - 1, used });
  }

  begin(
    caller: RecordingCaller,
    { kind, content }: RecordedRequest,
  ): (answer: RecordedAnswer | null) => void {
    // Warm-ups are in no figure, and a replay needs none of its own.
    if (isWarmUp(caller)) return () => {};
    const going = this.#trial(caller);
    going.places ??= this.#placesBefore(going);
    const place: Place = { kind, role: caller.role, request: content, answer: null };
    const { places } = going;
    places.push(place);
    return (answer) => {
      if (going.hasEnded) return;
      if (answer === null) {
        places.splice(places.indexOf(place), 1);
        return;
      }
      place.answer = answer;
      this.recorded++;
      this.#writeSoon(going);
    };
  }

  /** Told when a trial has been judged: nobody waits for its open calls any more. */
  trialEnded(trial: Trial): void {
    const key = trialKey(trial);
    const going = this.#going.get(key);
    if (!going) return;
    this.#going.delete(key);
    going.hasEnded = true;
    if (going.places) this.#writeSoon(going);
  }

  /** Writes at once what is not written yet. */
  flush(): void {
    for (const [caseKey, trials] of this.#unwritten) {
      try {
        this.#write(caseKey, trials);
        this.#unwritten.delete(caseKey);
      } catch (error) {
        if (!this.#hasFailed) this.#options.onError(error);
        this.#hasFailed = true;
      }
    }
  }

  /** What is recorded of a trial already, where that is added to. Nothing is asked where it could not be written down. */
  #placesBefore(trial: Trial): Place[] {
    if (this.mode === 'record') this.#of(trial.case);
    return this.mode === 'record' ? [] : [...callsOf(this.#read(trial.case).recording, trial)];
  }

  #writeSoon(going: Going): void {
    const unwritten = this.#unwritten.get(going.case) ?? new Set();
    this.#unwritten.set(going.case, unwritten.add(going));
    this.cases.add(going.case);
    if (this.#isDue) return;
    this.#isDue = true;
    this.#options.later(() => {
      this.#isDue = false;
      this.flush();
    }, writeAfterMs);
  }

  /** Read again first: another run may have recorded other trials of the case meanwhile. */
  #write(caseKey: string, trials: ReadonlySet<Going>): void {
    const { path, recording } = this.#read(caseKey);
    const byKey = new Map<string, RecordedTrial>();
    for (const trial of recording?.trials ?? []) byKey.set(trialKey({ case: caseKey, ...trial }), trial);
    for (const going of trials) {
      const calls = mergeTrial(callsOf(recording, going), answered(going));
      byKey.set(trialKey(going), { agent: going.agent, iteration: going.iteration, calls });
    }
    const text = recordingText({ case: caseKey, trials: [...byKey.values()] });
    mkdirSync(dirname(path), { recursive: true });
    const beside = `${path}.${process.pid}.new`;
    writeFileSync(beside, text);
    renameSync(beside, path);
  }

  #of(caseKey: string): RecordedAnswers {
    const known = this.#answers.get(caseKey);
    if (known) return known;
    const answers = new RecordedAnswers(this.#read(caseKey).recording ?? { case: caseKey, trials: [] });
    this.#answers.set(caseKey, answers);
    return answers;
  }

  #read(caseKey: string): { path: string; file: string; recording: Recording | null } {
    const file = `recordings/${recordingPath(caseKey)}`;
    const path = join(this.#options.project, file);
    return { path, file, recording: readRecordingFile(path, file) };
  }

  #trial(caller: RecordingCaller): Going {
    const key = trialKey(caller);
    const known = this.#going.get(key);
    if (known) return known;
    const { case: caseKey, agent, iteration } = caller;
    const going = {
      case: caseKey,
      agent,
      iteration,
      used: new Map(),
      asked: 0,
      places: null,
      hasEnded: false,
    };
    this.#going.set(key, going);
    return going;
  }
}

/** What was answered, and, once the trial has ended, what never was. */
function answered({ places, hasEnded }: Going): RecordedCall[] {
  return (places ?? []).flatMap(({ answer, ...call }) => {
    const came = answer ?? { unanswered: true as const };
    return hasEnded || !('unanswered' in came) ? [{ ...call, answer: came }] : [];
  });
}

function callsOf(recording: Recording | null, { agent, iteration }: Trial): readonly RecordedCall[] {
  const own = recording?.trials.find((trial) => trial.agent === agent && trial.iteration === iteration);
  return own?.calls ?? [];
}
