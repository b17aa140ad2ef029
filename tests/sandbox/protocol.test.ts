import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { Conversation } from '../../src/sandbox/protocol/conversation.js';
import { FrameReader, frame, NONCE_BYTES } from '../../src/sandbox/protocol/frames.js';
import { HostValues, MalformedValue } from '../../src/sandbox/protocol/host-values.js';
import type { Wire } from '../../src/sandbox/protocol/messages.js';

/** Linear congruential generator of Numerical Recipes (2nd edition, section 7.1): enough to choose frames. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const nonce = Buffer.alloc(NONCE_BYTES, 7);
const answer = (id: string, value: unknown) => JSON.stringify({ kind: 'answer', id, status: 'ok', value });
const callback = (id: string) => JSON.stringify({ kind: 'callback', id, call: 'c', function: 0, arguments: [] });

/** Frames as a hostile subject may send them, some of them honest; each with whether it is the honest answer of the open request. */
function someFrame(
  choose: (below: number) => number,
  id: string,
): { readonly bytes: Buffer; readonly honest: boolean } {
  const forged = [
    () => frame(nonce, answer(`other-${choose(3)}`, 'forged')),
    () => frame(Buffer.alloc(NONCE_BYTES, 8), answer(id, 'forged')),
    () => frame(nonce, '{"kind":"answer"'),
    () => frame(nonce, JSON.stringify({ kind: 'answer', id, status: 'verified', value: 'forged' })),
    () =>
      frame(nonce, JSON.stringify({ kind: 'ready', id, symbols: [], stubbed: [], failedImports: [], shadowed: [] })),
    () => frame(nonce, JSON.stringify({ kind: 'answer', id, status: 'ok', value: 'forged', verdict: 'pass' })),
    () => Buffer.from('{"kind":"answer","status":"ok","value":"forged"}\n'),
    () => Buffer.from([0xff, 0xff, 0xff, 0x7f, ...nonce, 1]),
  ];
  if (choose(3) > 0) return { bytes: frame(nonce, answer(id, 'honest')), honest: true };
  return { bytes: forged[choose(forged.length)]!(), honest: false };
}

test('of 1,000 random sequences of frames, none makes the host take what was not the answer to its request', () => {
  const seed = randomInt(2 ** 31);
  const choose = generator(seed);
  for (let round = 0; round < 1_000; round++) {
    const reader = new FrameReader(nonce, 10_000);
    const conversation = new Conversation();
    let spoiled: boolean = false;
    for (let request = 0; request < 6; request++) {
      const id = `id-${round}-${request}`;
      const unasked = choose(6) === 0;
      if (!unasked) conversation.begin('called', id);
      const { bytes, honest } = someFrame(choose, id);
      const cut = choose(bytes.length);
      const texts = [...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))];
      const steps = texts.map((text) => conversation.receive(text));
      const accepted = steps.filter((step) => step.kind === 'done').map((step) => step.message);
      const allowed: boolean = honest && !unasked && !spoiled;
      const wanted = allowed ? [{ kind: 'answer', id, status: 'ok', value: 'honest' }] : [];
      expect({ seed, round, request, accepted }).toEqual({ seed, round, request, accepted: wanted });
      spoiled ||= !allowed;
      // An unfinished frame is no answer either; the request that waits for it runs out of time.
      if (spoiled) conversation.taint('the sequence is spoiled');
    }
  }
});

test('while the host is asked nothing else may come, and only the open question is answered', () => {
  const conversation = new Conversation();
  conversation.begin('called', 'a');
  expect(conversation.receive(callback('a')).kind).toBe('asked');
  expect(() => conversation.replied('another')).toThrow();
  conversation.replied('c');
  expect(conversation.receive(callback('a')).kind).toBe('asked');
  expect(conversation.receive(answer('a', 1))).toEqual({ kind: 'tainted', reason: 'answer while the host was asked' });
  expect(conversation.receive(answer('a', 1)).kind).toBe('tainted');
});

test('a second answer to one request taints', () => {
  const conversation = new Conversation();
  conversation.begin('called', 'a');
  expect(conversation.receive(answer('a', 42)).kind).toBe('done');
  expect(conversation.receive(answer('a', 1))).toEqual({ kind: 'tainted', reason: 'an unasked answer' });
});

test('doubles are the same after the way there and back, bit for bit', () => {
  const seed = randomInt(2 ** 31);
  const choose = generator(seed);
  const bytes = Buffer.alloc(8);
  const numbers = Array.from({ length: 2_000 }, () => {
    for (let index = 0; index < 8; index++) bytes[index] = choose(256);
    return bytes.readDoubleLE();
  });
  const values = new HostValues();
  const there = (given: readonly number[]) => values.decode(JSON.parse(JSON.stringify(values.encode(given))) as Wire);
  for (const list of [numbers, numbers.slice(0, 50), [0, -0, Number.NaN, 1 / 0, -1 / 0, 5e-324, 2 ** 53 + 2]]) {
    const back = there(list) as number[];
    expect({ seed, same: back.every((number, index) => Object.is(number, list[index])) }).toEqual({ seed, same: true });
  }
});

test('values that no runner writes are refused, and keys cannot reach a prototype', () => {
  const values = new HostValues();
  const malformed: Wire[] = [
    { $: 'unknown' },
    { $: 'fn', v: 3 },
    { $: 'f64', v: 'AAAA', shape: [9], as: 'list' },
    { $: 'f64', v: '', shape: [-1], as: 'list' },
    { $: 'big', v: 'zz' },
    { $: 'rec', k: ['a'], v: [] },
    JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as Wire,
  ];
  for (const wire of malformed) expect(() => values.decode(wire)).toThrow(MalformedValue);
  const record = values.decode({ $: 'rec', k: ['__proto__', '$'], v: [{ $: 'rec', k: ['polluted'], v: [1] }, 'nan'] });
  expect(Object.keys(record as object)).toEqual(['__proto__', '$']);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
