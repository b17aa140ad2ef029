import { expect, test } from 'vitest';
import type { Feedback } from '../../../src/algorithms/protocols/symbolic-feedback/contract.js';
import { RoutingFeedbackHandler } from '../../../src/algorithms/protocols/symbolic-feedback/reference.js';

function piece(content: string, changes: Partial<Feedback> = {}): Feedback {
  return { type: 'advice', content, source: 'critic', urgency: 0, ...changes };
}

test('worked example by hand: two targets and a default', () => {
  const handler = new RoutingFeedbackHandler();
  const heard: string[] = [];
  const listen = (name: string) => (feedback: Feedback) => heard.push(`${name} ${feedback.content}`);
  handler.register(listen('planner'), 'planner');
  handler.register(listen('tutor'), 'tutor');
  handler.register(listen('log'));
  handler.submit(piece('slower', { target: 'tutor' }));
  handler.submit(piece('stop', { target: 'nobody', type: 'violation' }));
  expect(heard).toEqual(['tutor slower', 'log slower', 'log stop']);
  expect(handler.history('violation').map(({ content }) => content)).toEqual(['stop']);
  expect(handler.history()).toHaveLength(2);
});

test('the most urgent goes first, and equally urgent feedback keeps its order', () => {
  const handler = new RoutingFeedbackHandler();
  const heard: unknown[] = [];
  handler.register(({ content }) => heard.push(content));
  handler.submitAll([piece('a', { urgency: 1 }), piece('b', { urgency: 9 }), piece('c', { urgency: 1 })]);
  expect(heard).toEqual(['b', 'a', 'c']);
});

test('a failure is isolated and kept', () => {
  const handler = new RoutingFeedbackHandler();
  const heard: unknown[] = [];
  handler.register(() => {
    throw new Error('processor failed');
  });
  handler.register(({ content }) => heard.push(content));
  handler.submit(piece('a'));
  expect(heard).toEqual(['a']);
  expect(handler.failures()).toEqual([{ feedback: piece('a'), error: new Error('processor failed') }]);
});
