import { expect, test } from 'vitest';
import { Conversation } from '../../src/verify/drive/conversation.js';
import { RememberedTalk } from '../../src/verify/drive/remembered-talk.js';
import { inProcessSession } from './in-process-session.js';

class Counter {
  private seen: number[] = [];
  count(value: number): number[] {
    this.seen.push(value);
    return [...this.seen];
  }
}

function counted() {
  const session = inProcessSession({ Counter });
  let requests = 0;
  const conversation = new Conversation({
    ...session,
    request: (request) => {
      requests += 1;
      return session.request(request);
    },
  });
  const talk = (...values: readonly number[]): unknown => {
    const made = conversation.construct('Counter', {}) as { readonly handle: number };
    return values.map((value) => conversation.callMethod(made.handle, 'count', [{ value }]));
  };
  return { conversation, talk, requests: () => requests };
}

test('the same talk is not asked again, and answers the same', () => {
  const { conversation, talk, requests } = counted();
  const memory = new RememberedTalk();
  const first = conversation.remembering(memory, () => talk(3, Number.NaN, -0)) as number[][];
  expect(requests()).toBe(4);
  // Who writes into an answer does not write into the memory.
  const again = conversation.recalling(memory, () => talk(3, Number.NaN, -0)) as number[][];
  again[0]?.push(99);
  expect(conversation.recalling(memory, () => talk(3, Number.NaN, -0))).toEqual(first);
  expect(requests()).toBe(4);
});

test.each([
  ['another number', [3, 5]],
  ['the other zero', [3, 0]],
  ['one more', [3, -0, 1]],
])('a talk with %s is another one', (_, values) => {
  const { conversation, talk, requests } = counted();
  const memory = new RememberedTalk();
  conversation.remembering(memory, () => talk(3, -0));
  const caught = (): unknown => {
    try {
      return talk(...values);
    } catch {
      return 'caught by the check';
    }
  };
  expect(conversation.recalling(memory, caught)).toBeUndefined();
  expect(requests()).toBe(3);
});

test('what the host itself answers is not remembered', () => {
  const { conversation } = counted();
  const memory = new RememberedTalk();
  const talk = (): unknown => conversation.construct('Counter', { source: { value: () => 0.5 } });
  conversation.remembering(memory, talk);
  expect(
    conversation.recalling(memory, () => {
      try {
        return talk();
      } catch {
        return 'caught';
      }
    }),
  ).toBeUndefined();
});
