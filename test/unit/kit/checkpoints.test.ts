import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fileStore, gate, graph, type KeyValueStore, node } from '../../../src/kit/index.ts';
import type { Json } from '../../../src/model/json.ts';
import { attribute } from '../../../src/model/span.ts';
import { kitContext, nodeSpans } from '../../support/kit-context.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'agent-eval-kit-'));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

function memoryStore(): KeyValueStore & { entries: Map<string, Json> } {
  const entries = new Map<string, Json>();
  return {
    entries,
    read: (key) => entries.get(key) ?? null,
    write: (key, value) => void entries.set(key, structuredClone(value)),
  };
}

/** A pipeline that counts the runs of its nodes and is killed in the middle of `export`, as long as `killed` says. */
function pipeline(
  store: KeyValueStore,
  options: { version?: string; more?: string; killed?: () => boolean } = {},
) {
  const { version = '1', more, killed = () => false } = options;
  const ran: string[] = [];
  const counted = (name: string, after: string[] = []) =>
    node({
      name,
      after,
      run: ({ input }) => {
        ran.push(name);
        return { [name]: input };
      },
    });
  const nodes = [
    counted('ingest'),
    counted('transform', ['ingest']),
    gate({
      name: 'review',
      after: ['transform'],
      request: ({ upstream }) => ({ action: 'go', payload: upstream.transform ?? null }),
    }),
    node({
      name: 'export',
      after: ['review'],
      run: ({ upstream }) => {
        ran.push('export');
        return killed() ? new Promise<null>(() => {}) : (upstream.review ?? null);
      },
    }),
    ...(more === undefined ? [] : [counted(more)]),
  ];
  return { ran, flow: graph({ name: 'etl', version, nodes, store }) };
}

/** Runs until nothing goes on any more, as a process does that is killed then. */
async function runAndKill(store: KeyValueStore, input: Json = 7) {
  const { flow, ran } = pipeline(store, { killed: () => true });
  void flow.run(input, kitContext());
  await expect.poll(() => ran.at(-1)).toBe('export');
  return ran;
}

describe.each([
  ['in memory', memoryStore],
  ['in files', () => fileStore(folder())],
])('a graph with a store %s', (_, makeStore) => {
  test('goes on after a kill: finished nodes, and the one before the gate, run once', async () => {
    const store = makeStore();
    expect(await runAndKill(store)).toEqual(['ingest', 'transform', 'export']);
    const context = kitContext({ decisions: { review: { decision: 'reject' } } });
    const { flow, ran } = pipeline(store);
    expect(await flow.run(7, context)).toEqual({
      status: 'succeeded',
      results: { export: { transform: 7 } },
    });
    expect(ran).toEqual(['export']);
    expect(context.asked).toEqual([]);
    const restored = nodeSpans(context).get('transform');
    expect(restored).toMatchObject({
      attributes: {
        [attribute.nodeStatus]: 'succeeded',
        [attribute.nodeAttempts]: 0,
        [attribute.nodeOutput]: { transform: 7 },
      },
      events: [{ name: 'restored' }],
    });
    expect(restored?.endMs).toBe(restored?.startMs);
  });

  test('begins anew once it came to its end, and for another input or session', async () => {
    const store = makeStore();
    await runAndKill(store);
    const { flow, ran } = pipeline(store);
    await flow.run(8, kitContext());
    await flow.run(7, kitContext({ seed: 'other' }));
    expect(ran).toEqual(['ingest', 'transform', 'export', 'ingest', 'transform', 'export']);
    await flow.run(7, kitContext());
    await flow.run(7, kitContext());
    expect(ran.slice(6)).toEqual(['export', 'ingest', 'transform', 'export']);
  });

  test('does not take results of an earlier run for those of one that was killed later', async () => {
    const store = makeStore();
    await pipeline(store).flow.run(7, kitContext());
    const first = pipeline(store);
    const stuck = kitContext();
    stuck.approvals.request = () => new Promise(() => {});
    void first.flow.run(7, stuck);
    await expect.poll(() => first.ran.at(-1)).toBe('transform');
    const second = pipeline(store);
    await second.flow.run(7, kitContext({ decisions: { review: { payload: 'new' } } }));
    expect(second.ran).toEqual(['export']);
  });
});

describe('a checkpoint', () => {
  test('of another version, of other nodes or of another input is refused, and nothing runs', async () => {
    const store = memoryStore();
    await runAndKill(store);
    const refusal = async (options: { version?: string; more?: string }) => {
      const { flow, ran } = pipeline(store, options);
      const message = await flow.run(7, kitContext()).catch((error: Error) => error.message);
      expect(ran).toEqual([]);
      return message;
    };
    expect(await refusal({ version: '2' })).toMatch(
      /is of version "1" of the graph "etl", this is version "2"\. .*remove it/,
    );
    expect(await refusal({ more: 'audit' })).toMatch(/the nodes of "etl" have changed \(\+ audit\)/);
    const keyed = (input: Json, killed: boolean) =>
      graph({
        name: 'keyed',
        store,
        runKey: () => 'order-7',
        nodes: [node({ name: 'a', run: () => (killed ? new Promise<null>(() => {}) : 1) })],
      }).run(input, kitContext());
    void keyed(1, true);
    await expect.poll(() => store.entries.has('keyed.order-7')).toBe(true);
    await expect(keyed(2, false)).rejects.toThrow('it is of a run of "keyed" with another input');
    expect(await keyed(1, false)).toMatchObject({ status: 'succeeded' });
  });

  test('that a store cannot keep fails its node; one that holds something else is refused', async () => {
    const full = {
      read: () => null,
      write: (key: string) => {
        if (key.endsWith('.ingest')) throw new Error('disk full');
      },
    };
    await expect(pipeline(full).flow.run(7, kitContext())).rejects.toThrow('"ingest" failed: disk full');
    const foreign = { read: () => ({ schemaVersion: 9 }), write: () => {} };
    await expect(pipeline(foreign).flow.run(7, kitContext())).rejects.toThrow('is not one of a graph');
    const odd = graph({
      name: 'g',
      store: memoryStore(),
      runKey: () => '../x',
      nodes: [node({ name: 'a', run: () => 1 })],
    });
    await expect(odd.run(null, kitContext())).rejects.toThrow('gave "../x", which is no key');
  });

  test('of a failed run is gone on with: what succeeded does not run again', async () => {
    const store = memoryStore();
    let fails = true;
    const ran: string[] = [];
    const flow = graph({
      name: 'g',
      store,
      nodes: [
        node({ name: 'a', run: () => void ran.push('a') }),
        node({
          name: 'b',
          after: ['a'],
          run: () => {
            ran.push('b');
            if (fails) throw new Error('no');
          },
        }),
      ],
    });
    await expect(flow.run(null, kitContext())).rejects.toThrow('"b" failed');
    fails = false;
    await flow.run(null, kitContext());
    expect(ran).toEqual(['a', 'b', 'b']);
  });
});

describe('a file store', () => {
  test('writes sorted JSON, reads it back, and has null for what is missing', async () => {
    const place = folder();
    const store = fileStore(place);
    expect(await store.read('run.a')).toBeNull();
    await store.write('run.a', { b: 1, a: { d: null, c: [-0, 'ü'] } });
    expect(readFileSync(join(place, 'run.a.json'), 'utf8')).toBe(
      '{"key":"run.a","schemaVersion":1,"value":{"a":{"c":[0,"ü"],"d":null},"b":1}}',
    );
    expect(await store.read('run.a')).toEqual({ b: 1, a: { d: null, c: [0, 'ü'] } });
    await Promise.all([1, 2, 3].map((value) => store.write('run.a', value)));
    expect(readdirSync(place)).toEqual(['run.a.json']);
  });

  test('keeps every key inside its folder, and refuses what is no key', async () => {
    const place = folder();
    const store = fileStore(join(place, 'inside'));
    for (const key of ['..', '.', '.hidden', 'x'.repeat(400), `${'x'.repeat(400)}y`])
      await store.write(key, key);
    expect(readdirSync(place)).toEqual(['inside']);
    for (const key of ['..', '.', '.hidden', 'x'.repeat(400), `${'x'.repeat(400)}y`])
      expect(await store.read(key)).toBe(key);
    expect(await store.validate()).toEqual([]);
    for (const key of ['', '../x', 'a b', '/etc', 'a\\b', 'ü'])
      await expect(store.write(key, 1)).rejects.toThrow('is no key of a checkpoint');
  });

  test('names the file that is corrupt, and validation lists them all', async () => {
    const place = folder();
    const store = fileStore(place);
    await store.write('good', 1);
    await store.write('moved', 2);
    writeFileSync(join(place, 'cut.json'), readFileSync(join(place, 'good.json'), 'utf8').slice(0, 20));
    writeFileSync(join(place, 'empty.json'), '');
    writeFileSync(join(place, 'other.json'), '{"schemaVersion":2,"key":"other","value":1}');
    writeFileSync(join(place, 'copy.json'), readFileSync(join(place, 'moved.json')));
    writeFileSync(join(place, 'good.json.123.tmp'), 'left by a kill');
    await expect(store.read('cut')).rejects.toThrow(
      `${join(place, 'cut.json')} cannot be used: it is not JSON`,
    );
    await expect(store.read('copy')).rejects.toThrow('it is of the key "moved"');
    expect(await store.read('good')).toBe(1);
    expect(await store.validate()).toEqual([
      { file: join(place, 'copy.json'), problem: 'it is of the key "moved", which belongs elsewhere' },
      { file: join(place, 'cut.json'), problem: 'it is not JSON' },
      { file: join(place, 'empty.json'), problem: 'it is empty' },
      { file: join(place, 'other.json'), problem: 'it is JSON, but not a checkpoint' },
    ]);
    expect(await fileStore(join(place, 'nowhere')).validate()).toEqual([]);
  });
});
