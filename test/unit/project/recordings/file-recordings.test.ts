import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/model/json.ts';
import type { RecordedRequest, RecordingCaller, RecordingMode } from '../../../../src/model/recording.ts';
import { FileRecordings } from '../../../../src/project/recordings/file-recordings.io.ts';
import { temporaryFolder } from '../../../support/run-cli.ts';

function opened(project: string, mode: RecordingMode): FileRecordings {
  const fail = (error: unknown): never => {
    throw error;
  };
  return new FileRecordings({ project, mode, clean: (value) => value, later: () => {}, onError: fail });
}

const asked = (content: string): RecordedRequest => ({
  kind: 'chat',
  content: { model: 'm', messages: [{ role: 'user', content }] },
});
const replied = (text: string, latencyMs = 5) => ({ reply: { text }, latencyMs });
const by = (iteration: number, agent = 'bot'): RecordingCaller => ({
  case: 's/c',
  agent,
  iteration,
  role: 'agent',
});

type Said = readonly (readonly [request: string, reply: string])[];

function record(recordings: FileRecordings, caller: RecordingCaller, said: Said, latencyMs = 5): void {
  for (const [request, reply] of said) recordings.begin(caller, asked(request))(replied(reply, latencyMs));
  recordings.trialEnded(caller);
  recordings.flush();
}

const textOf = (project: string): string => readFileSync(join(project, 'recordings/s/c.json'), 'utf8');

describe('recordings in files', () => {
  test('answer equal requests in the order in which they were recorded, whatever the order of their keys', () => {
    const project = temporaryFolder();
    record(opened(project, 'record'), by(1), [
      ['a', 'one'],
      ['b', 'other'],
      ['a', 'two'],
    ]);
    const recordings = opened(project, 'replay');
    const take = () => recordings.take(by(1), asked('a'));
    expect(take()).toEqual(replied('one'));
    const turned: RecordedRequest = {
      kind: 'chat',
      content: { messages: [{ content: 'a', role: 'user' }], model: 'm' },
    };
    expect(recordings.take(by(1), turned)).toEqual(replied('two'));
    expect(take()).toBeNull();
    expect(recordings.explainMiss(by(1), asked('a'))).toContain(
      'repeats a request that has no more than 2 answers',
    );
    recordings.trialEnded(by(1));
    expect(take()).toEqual(replied('one'));
  });

  test('have no place for a call that was given up before anybody was asked', () => {
    const project = temporaryFolder();
    const recordings = opened(project, 'record');
    recordings.begin(by(1), asked('a'))(null);
    record(recordings, by(1), [['b', 'other']]);
    const { trials }: { trials: { calls: unknown[] }[] } = JSON.parse(textOf(project));
    expect(trials.map(({ calls }) => calls.length)).toEqual([1]);
    expect(opened(project, 'replay').take(by(1), asked('a'))).toBeNull();
  });

  test('answer an iteration from its own recording, others from the recorded ones in turn', () => {
    const project = temporaryFolder();
    const recorder = opened(project, 'record');
    record(recorder, by(1), [['a', 'first']]);
    record(recorder, by(2), [
      ['a', 'second'],
      ['only', 'here'],
    ]);
    const recordings = opened(project, 'replay');
    const answers = [0, 1, 2, 3, 4].map((iteration) => recordings.take(by(iteration), asked('a')));
    expect(answers).toEqual(['second', 'first', 'second', 'first', 'second'].map((text) => replied(text)));
    expect(recordings.take(by(1), asked('only'))).toEqual(replied('here'));
  });

  test('keep agents apart, and are sorted so that the order of trials makes no difference', () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const callers = [by(1), by(2), by(10), by(1, 'alice')];
    for (const [project, order] of [
      [one, callers],
      [other, [...callers].reverse()],
    ] as const) {
      const recorder = opened(project, 'record');
      for (const caller of order) record(recorder, caller, [['a', `${caller.agent} ${caller.iteration}`]]);
    }
    expect(textOf(one)).toBe(textOf(other));
    expect(opened(one, 'replay').take(by(1, 'alice'), asked('a'))).toEqual(replied('alice 1'));
    expect(opened(one, 'replay').explainMiss(by(1, 'carl'), asked('a'))).toContain('has nothing of "carl"');
  });

  test('keep an equal answer as it was, with its times, and take a changed one', () => {
    const project = temporaryFolder();
    record(
      opened(project, 'record'),
      by(1),
      [
        ['a', 'same'],
        ['b', 'old'],
      ],
      5,
    );
    record(
      opened(project, 'record'),
      by(1),
      [
        ['a', 'same'],
        ['b', 'new'],
      ],
      9,
    );
    const recordings = opened(project, 'replay');
    expect(recordings.take(by(1), asked('a'))).toEqual(replied('same', 5));
    expect(recordings.take(by(1), asked('b'))).toEqual(replied('new', 9));
  });

  test('keep the order in which the members of a result came, also when they are recorded again', () => {
    const project = temporaryFolder();
    const request: RecordedRequest = { kind: 'tool', content: { tool: 'find', args: {} } };
    const replayed = (reply: Json): string => {
      const recorder = opened(project, 'record');
      recorder.begin(by(1), request)({ reply, latencyMs: 1 });
      recorder.flush();
      return JSON.stringify(opened(project, 'replay').take(by(1), request));
    };
    expect(replayed({ order: 1, by: { z: 1, a: null } })).toContain('{"order":1,"by":{"z":1,"a":null}}');
    expect(replayed({ by: { a: null, z: 1 }, order: 1 })).toContain('{"by":{"a":null,"z":1},"order":1}');
  });

  test('replace what a trial had with --record, and add to it with --replay-or-record', () => {
    const project = temporaryFolder();
    record(opened(project, 'record'), by(1), [['a', 'old']]);
    record(opened(project, 'replay-or-record'), by(1), [['b', 'added']]);
    expect(opened(project, 'replay').take(by(1), asked('a'))).toEqual(replied('old'));
    expect(opened(project, 'replay').take(by(1), asked('b'))).toEqual(replied('added'));
    record(opened(project, 'record'), by(1), [['c', 'new']]);
    expect(opened(project, 'replay').take(by(1), asked('a'))).toBeNull();
  });

  test('keep what two runs record of one case at the same time', () => {
    const project = temporaryFolder();
    const [one, other] = [opened(project, 'record'), opened(project, 'record')];
    one.begin(by(1), asked('a'))(replied('one'));
    other.begin(by(2), asked('a'))(replied('two'));
    one.flush();
    other.flush();
    const recordings = opened(project, 'replay');
    expect(recordings.take(by(1), asked('a'))).toEqual(replied('one'));
    expect(recordings.take(by(2), asked('a'))).toEqual(replied('two'));
  });

  test('know a call that was never answered, once its trial has ended, and leave nothing beside the file', () => {
    const project = temporaryFolder();
    const recorder = opened(project, 'record');
    const open = recorder.begin(by(1), asked('slow'));
    recorder.begin(by(1), asked('a'))(replied('x'));
    recorder.flush();
    expect(opened(project, 'replay').take(by(1), asked('slow'))).toBeNull();
    recorder.trialEnded(by(1));
    recorder.flush();
    open(replied('too late'));
    recorder.flush();
    expect(opened(project, 'replay').take(by(1), asked('slow'))).toEqual({ unanswered: true });
    expect(readdirSync(join(project, 'recordings/s'))).toEqual(['c.json']);
  });

  test('do not record warm-ups', () => {
    const project = temporaryFolder();
    record(opened(project, 'record'), by(0), [['a', 'x']]);
    expect(readdirSync(project)).toEqual([]);
  });

  test('name what is nearest to a request that is not there', () => {
    const project = temporaryFolder();
    record(opened(project, 'record'), by(1), [
      ['a', 'x'],
      ['what is the time?', 'y'],
    ]);
    const recordings = opened(project, 'replay');
    recordings.take(by(1), asked('a'));
    recordings.take(by(1), asked('what is the date?'));
    expect(recordings.explainMiss(by(1), asked('what is the date?'))).toContain(
      'call 2 (chat) differs in messages/0/content: "what is the time?" → "what is the date?" from call 2 in recordings/s/c.json',
    );
    expect(opened(temporaryFolder(), 'replay').explainMiss(by(1), asked('a'))).toContain(
      'there is no recordings/s/c.json',
    );
  });

  test.each([
    ['text that is no JSON', '{\n  "case": oops', '2:11'],
    ['another version', '{ "schemaVersion": 9 }', '1:20'],
    [
      'a call without an answer',
      '{ "schemaVersion": 1, "case": "s/c", "trials": [{ "agent": "bot", "iteration": 1, "calls": [{ "kind": "chat", "request": {} }] }] }',
      '1:93',
    ],
  ])('refuse %s, and say where', (_, text, place) => {
    const project = temporaryFolder();
    mkdirSync(join(project, 'recordings/s'), { recursive: true });
    writeFileSync(join(project, 'recordings/s/c.json'), text);
    for (const mode of ['replay', 'replay-or-record'] as const)
      expect(() => opened(project, mode).take(by(1), asked('a'))).toThrow(
        `recordings/s/c.json:${place} cannot be read`,
      );
    expect(() => opened(project, 'record').begin(by(1), asked('a'))).toThrow('cannot be read');
    expect(textOf(project)).toBe(text);
  });
});
