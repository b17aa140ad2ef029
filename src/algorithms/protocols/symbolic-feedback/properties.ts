import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample, thrownBy } from '../../compare.js';
import { integerBelow, shuffled } from '../../random.js';
import type { Feedback, FeedbackHandler, FeedbackHandlerImplementation, FeedbackProcessor } from './contract.js';

type FeedbackProperty = Property<FeedbackHandlerImplementation>;

function piece(content: number, changes: Partial<Feedback> = {}): Feedback {
  return { type: 'advice', content, source: 'critic', urgency: 0, ...changes };
}

/** A processor that writes down the contents it is given. */
function recorder(): { readonly contents: unknown[]; readonly process: FeedbackProcessor } {
  const contents: unknown[] = [];
  return {
    contents,
    process(feedback) {
      contents.push(feedback.content);
      return { status: 'incorporated' };
    },
  };
}

/** Who got what of five pieces: two for A, one for B, one for nobody's target, one without a target. */
function routing(
  implementation: FeedbackHandlerImplementation,
  random: Random,
  defaultsGet: readonly number[],
): Counterexample | undefined {
  const handler = implementation.create({});
  const [a, b, everyone] = [recorder(), recorder(), recorder()];
  handler.register(a.process, 'A');
  handler.register(b.process, 'B');
  handler.register(everyone.process);
  const base = 10 * integerBelow(random, 1000);
  const targets = ['A', 'B', 'C', undefined, 'A'];
  for (const [index, target] of targets.entries())
    handler.submit(piece(base + index, target === undefined ? {} : { target }));
  const expected = [[0, 4], [1], [...defaultsGet]].map((contents) => contents.map((content) => base + content));
  const actual = [a.contents, b.contents, everyone.contents];
  return JSON.stringify(actual) === JSON.stringify(expected)
    ? undefined
    : counterexample(
        'feedback is not routed by its target',
        { processors: ['A', 'B', 'default'], targets },
        expected,
        actual,
      );
}

const routed: FeedbackProperty = {
  id: 'feedback.routed',
  statement: "Feedback reaches the processors of its target and the default ones, and nobody else's.",
  basis: 'documented routing; the processor is given the feedback itself',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => routing(implementation, random, [0, 1, 2, 3, 4]),
  conventions: [
    {
      id: 'defaults-when-unmatched',
      description: 'default processors get what no target takes',
      check: (implementation, random) => routing(implementation, random, [2, 3]),
    },
  ],
};

const oncePerProcessor: FeedbackProperty = {
  id: 'feedback.once-per-processor',
  statement:
    'A processor that is registered twice, or for the target and as a default, is called once a piece, also when it throws.',
  basis: 'recipients are a set',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const handler = implementation.create({});
    const { contents, process } = recorder();
    handler.register(process, 'A');
    handler.register(process, 'A');
    handler.register(process);
    const content = integerBelow(random, 1000);
    handler.submit(piece(content, { target: 'A' }));
    handler.submit(piece(content + 1, { target: 'A' }));
    if (JSON.stringify(contents) !== JSON.stringify([content, content + 1]))
      return counterexample(
        'a processor is not called once a piece',
        { registered: ['A', 'A', 'default'] },
        [content, content + 1],
        contents,
      );
    const calls = callsOfBroken(handler);
    // Whether the others go on after the error is another property's question.
    return calls <= 1
      ? undefined
      : counterexample('a processor that throws is called again', { registered: ['B'] }, 1, calls);
  },
};

/** How often a processor of B that throws is called for one piece. */
function callsOfBroken(handler: FeedbackHandler): number {
  let calls = 0;
  handler.register(() => {
    calls++;
    throw new Error('processor failed');
  }, 'B');
  thrownBy(() => handler.submit(piece(0, { target: 'B' })));
  return calls;
}

const failureIsolated: FeedbackProperty = {
  id: 'feedback.failure-isolated',
  statement: 'A processor that throws keeps neither the others, nor later feedback, nor the log from going on.',
  basis: 'observers are independent',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const handler = implementation.create({});
    const [before, after, everyone] = [recorder(), recorder(), recorder()];
    const broken: FeedbackProcessor = () => {
      throw new Error('processor failed');
    };
    handler.register(before.process, 'A');
    handler.register(broken, 'A');
    handler.register(after.process, 'A');
    handler.register(broken);
    handler.register(everyone.process, 'B');
    const content = integerBelow(random, 1000);
    const thrown: string[] = [];
    for (const [index, target] of ['A', 'B'].entries()) {
      try {
        handler.submit(piece(content + index, { target }));
      } catch (error) {
        thrown.push(String(error));
      }
    }
    const actual = [before.contents, after.contents, everyone.contents, handler.history().length, thrown.length];
    const expected = [[content], [content], [content + 1], 2, 0];
    return JSON.stringify(actual) === JSON.stringify(expected)
      ? undefined
      : counterexample(
          'a failing processor stops others',
          { order: ['A', 'A throws', 'A', 'default throws', 'B'] },
          expected,
          actual,
        );
  },
};

function contentsOf(feedback: readonly Feedback[]): unknown[] {
  return feedback.map(({ content }) => content);
}

const loggedAndFiltered: FeedbackProperty = {
  id: 'feedback.logged-and-filtered',
  statement:
    'Everything submitted is in the history in order, taken by somebody or not; the filter selects exactly one type.',
  basis: 'a log is a record',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const handler = implementation.create({});
    handler.register(recorder().process, 'A');
    const types = shuffled(random, ['advice', 'correction', 'advice', 'violation', 'correction', 'advice']);
    for (const [content, type] of types.entries())
      handler.submit(piece(content, { type, target: content % 2 === 0 ? 'A' : 'nobody' }));
    attemptToEmpty(handler);
    const all = types.map((_, content) => content);
    const of = (type: string): number[] => all.filter((content) => types[content] === type);
    const actual = [undefined, 'advice', 'correction', 'violation', 'praise'].map((type) =>
      contentsOf(type === undefined ? handler.history() : handler.history(type)),
    );
    const expected = [all, of('advice'), of('correction'), of('violation'), []];
    return JSON.stringify(actual) === JSON.stringify(expected)
      ? undefined
      : counterexample('the history is not what was submitted', { types }, expected, actual);
  },
};

/** Writes into what history() gave; a frozen list refuses by throwing, which is as good as a copy. */
function attemptToEmpty(handler: FeedbackHandler): void {
  try {
    (handler.history() as Feedback[]).length = 0;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

const priority: FeedbackProperty = {
  id: 'feedback.priority',
  statement: 'Of feedback that is submitted together the most urgent is processed first.',
  basis: 'documented prioritisation by urgency',
  strength: 'when-claimed',
  tolerance: 'exact',
  needs: ['submitAll'],
  instance: (implementation) => implementation.create({}),
  check: (implementation, random) => {
    const handler = implementation.create({});
    const { contents, process } = recorder();
    handler.register(process);
    const urgencies = shuffled(random, [0, 10, 2, 7, 1]);
    // An input in the right order already would not show that nothing is sorted.
    if (urgencies.join() === '10,7,2,1,0') urgencies.reverse();
    handler.submitAll(urgencies.map((urgency) => piece(urgency, { urgency })));
    return JSON.stringify(contents) === JSON.stringify([10, 7, 2, 1, 0])
      ? undefined
      : counterexample('feedback is not processed by urgency', { urgencies }, [10, 7, 2, 1, 0], contents);
  },
};

export const symbolicFeedbackProperties: readonly FeedbackProperty[] = [
  routed,
  oncePerProcessor,
  failureIsolated,
  loggedAndFiltered,
  priority,
];
