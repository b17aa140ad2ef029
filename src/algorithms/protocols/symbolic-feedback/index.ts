import { defineAlgorithm } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { Feedback, FeedbackHandlerImplementation, FeedbackProcessor } from './contract.js';
import { symbolicFeedbackContract } from './contract.js';
import { symbolicFeedbackLies } from './lies.js';
import { symbolicFeedbackProperties } from './properties.js';
import { symbolicFeedback } from './reference.js';

/** The default processors are told only what no target takes. */
const defaultsWhenUnmatched: FeedbackHandlerImplementation = {
  create() {
    const inner = symbolicFeedback.create({});
    const targets = new Set<string>();
    return {
      register(processor, target) {
        if (target !== undefined) {
          targets.add(target);
          inner.register(processor, target);
          return;
        }
        inner.register((feedback) => {
          if (feedback.target === undefined || !targets.has(feedback.target)) processor(feedback);
        });
      },
      submit: (feedback) => inner.submit(feedback),
      submitAll: (feedback) => inner.submitAll(feedback),
      history: (type) => inner.history(type),
    };
  },
};

export const symbolicFeedbackAlgorithm = defineAlgorithm<FeedbackHandlerImplementation>({
  id: 'symbolic-feedback',
  family: 'protocols',
  title: 'Symbolic feedback routing',
  aliases: ['feedback', 'symbolic feedback handler', 'feedback routing'],
  idea:
    'Pieces of feedback are logged and handed to the processors of the component they are about and to the default ones, each ' +
    'once. A processor that fails does not keep the others from being told, and urgent feedback goes first.',
  sources: [
    {
      citation: 'Gamma, Helm, Johnson and Vlissides 1994, Design patterns, Addison-Wesley',
      locator: 'Observer (p. 293), with the subject as a change manager',
    },
    {
      citation:
        'Eugster, Felber, Guerraoui and Kermarrec 2003, The many faces of publish/subscribe, ACM Computing Surveys 35',
      locator: 'section 3.1: topic-based routing',
    },
  ],
  equations: [
    'recipients(f) = processors(target of f) union defaults, each once',
    'history(type) = [f submitted : type of f = type]',
  ],
  cost: 'O(processors) a piece; O(n log n) for n submitted together.',
  contract: symbolicFeedbackContract,
  reference: symbolicFeedback,
  properties: symbolicFeedbackProperties,
  lies: symbolicFeedbackLies,
  variants: [
    {
      id: 'defaults-when-unmatched',
      description: 'default processors get what no target takes',
      implementation: defaultsWhenUnmatched,
      variantOf: ['feedback.routed'],
    },
  ],
  phrases: [
    { text: 'routes feedback to appropriate processors', properties: ['feedback.routed', 'feedback.failure-isolated'] },
    { text: 'prioritization', properties: ['feedback.priority'] },
    { text: 'urgency', properties: ['feedback.priority'] },
    { text: 'default processors', properties: ['feedback.routed'] },
    { text: 'avoid double-notifying', properties: ['feedback.once-per-processor'] },
    { text: 'tracks feedback', properties: ['feedback.logged-and-filtered'] },
    { text: 'feedback log', properties: ['feedback.logged-and-filtered'] },
    { text: 'feedback loop improves learning', properties: ['feedback.routed'] },
  ],
  falseProperties: [
    { statement: 'symbolic feedback improves learning efficiency', why: 'nothing in a handler can show it' },
    {
      statement: 'equally urgent feedback keeps its order',
      why: 'a heap does not keep it, and no document promises it',
    },
  ],
  scenario: (implementation, random) => {
    const handler = implementation.create({});
    const calls: number[] = [];
    const recorder =
      (number: number): FeedbackProcessor =>
      ({ content }) =>
        void calls.push(10 * number + (typeof content === 'number' ? content : 9));
    const broken: FeedbackProcessor = () => {
      throw new Error('processor failed');
    };
    const both = recorder(1);
    handler.register(both, 'A');
    handler.register(broken, 'A');
    handler.register(recorder(2), 'A');
    handler.register(recorder(3), 'B');
    handler.register(both);
    handler.register(recorder(4));
    const piece = (content: number, type: string, urgency: number, target?: string): Feedback => ({
      type,
      content,
      source: 'critic',
      urgency,
      ...(target === undefined ? {} : { target }),
    });
    const pieces = [piece(0, 'x', 0, 'A'), piece(1, 'y', 0, 'B'), piece(2, 'x', 0, 'C'), piece(3, 'z', 0)];
    let refused = 0;
    for (const one of pieces) {
      try {
        handler.submit(one);
      } catch {
        refused += 1;
      }
    }
    const shift = integerBelow(random, 3);
    const urgencies = [4, 12, 3, 5].map((_, index, all) => all[(index + shift) % 4] as number);
    handler.submitAll?.(urgencies.map((urgency, index) => piece(4 + index, 'w', urgency, 'B')));
    const quiet = implementation.create({});
    quiet.submit(piece(1, 'x', 0, 'A'));
    const lengths = [handler.history(), handler.history('x'), handler.history('w'), quiet.history()].map(
      ({ length }) => length,
    );
    return [refused, ...lengths, calls.length, ...calls];
  },
});
