import type { Lie } from '../../../model/algorithm.js';
import type { Feedback, FeedbackHandlerImplementation, FeedbackProcessor } from './contract.js';

interface Registration {
  readonly processor: FeedbackProcessor;
  readonly target: string | undefined;
}

/** What a lie may do otherwise; the rest is right. */
interface Overrides {
  readonly recipients?: (registrations: readonly Registration[], feedback: Feedback) => Iterable<FeedbackProcessor>;
  readonly deliver?: (recipients: Iterable<FeedbackProcessor>, feedback: Feedback) => void;
  readonly isLogged?: (feedback: Feedback, recipients: number) => boolean;
  readonly order?: (feedback: readonly Feedback[]) => readonly Feedback[];
  readonly history?: (log: Feedback[], type: string | undefined) => Feedback[];
}

function concerns({ target }: Registration, feedback: Feedback): boolean {
  return target === undefined || target === feedback.target;
}

function once(registrations: readonly Registration[], feedback: Feedback): Set<FeedbackProcessor> {
  return new Set(registrations.filter((one) => concerns(one, feedback)).map(({ processor }) => processor));
}

function isolated(recipients: Iterable<FeedbackProcessor>, feedback: Feedback): void {
  for (const processor of recipients) {
    try {
      processor(feedback);
    } catch {
      // The next one is told all the same.
    }
  }
}

function ofType(log: readonly Feedback[], type: string | undefined): Feedback[] {
  return log.filter((feedback) => type === undefined || feedback.type === type);
}

function wrong(overrides: Overrides): FeedbackHandlerImplementation {
  const { recipients = once, deliver = isolated, isLogged = () => true, history = ofType } = overrides;
  const order = overrides.order ?? ((feedback) => feedback.toSorted((a, b) => b.urgency - a.urgency));
  return {
    create() {
      const registrations: Registration[] = [];
      const log: Feedback[] = [];
      const submit = (feedback: Feedback): void => {
        const told = [...recipients(registrations, feedback)];
        if (isLogged(feedback, told.length)) log.push(feedback);
        deliver(told, feedback);
      };
      return {
        register: (processor, target) => void registrations.push({ processor, target }),
        submit,
        submitAll: (feedback) => order(feedback).forEach(submit),
        history: (type) => history(log, type),
      };
    },
  };
}

export const symbolicFeedbackLies: readonly Lie<FeedbackHandlerImplementation>[] = [
  {
    id: 'stops-at-error',
    description: 'an error of a processor ends the loop and reaches the submitter',
    implementation: wrong({
      deliver: (recipients, feedback) => {
        for (const processor of recipients) processor(feedback);
      },
    }),
    caughtBy: ['feedback.failure-isolated'],
  },
  {
    id: 'one-guard-around-the-loop',
    description: 'the guard is around the loop, so that an error is swallowed and the rest is not told',
    implementation: wrong({
      deliver: (recipients, feedback) => {
        try {
          for (const processor of recipients) processor(feedback);
        } catch {
          // What follows the failing processor is lost.
        }
      },
    }),
    caughtBy: ['feedback.failure-isolated'],
  },
  {
    id: 'broadcast',
    description: 'every processor is called',
    implementation: wrong({ recipients: (registrations) => new Set(registrations.map(({ processor }) => processor)) }),
    caughtBy: ['feedback.routed', 'feedback.failure-isolated'],
  },
  {
    id: 'defaults-forgotten',
    description: 'default processors are never called',
    implementation: wrong({
      recipients: (registrations, feedback) =>
        once(
          registrations.filter(({ target }) => target !== undefined),
          feedback,
        ),
    }),
    caughtBy: ['feedback.routed', 'feedback.priority'],
  },
  {
    id: 'defaults-only',
    description: 'the target is not looked at',
    implementation: wrong({
      recipients: (registrations, feedback) =>
        once(
          registrations.filter(({ target }) => target === undefined),
          feedback,
        ),
    }),
    caughtBy: ['feedback.routed', 'feedback.failure-isolated'],
  },
  {
    id: 'first-recipient-only',
    description: 'only the first processor is called',
    implementation: wrong({ recipients: (registrations, feedback) => [...once(registrations, feedback)].slice(0, 1) }),
    caughtBy: ['feedback.failure-isolated'],
  },
  {
    id: 'called-per-registration',
    description: 'a processor is called once for each of its registrations',
    implementation: wrong({
      recipients: (registrations, feedback) =>
        registrations.filter((one) => concerns(one, feedback)).map(({ processor }) => processor),
    }),
    caughtBy: ['feedback.once-per-processor'],
  },
  {
    id: 'failed-called-again',
    description: 'a processor that throws is called a second time',
    implementation: wrong({
      deliver: (recipients, feedback) => {
        for (const processor of recipients) {
          try {
            processor(feedback);
          } catch {
            isolated([processor], feedback);
          }
        }
      },
    }),
    caughtBy: ['feedback.once-per-processor'],
  },
  {
    id: 'content-lost',
    description: 'processors are called without the content',
    implementation: wrong({
      deliver: (recipients, feedback) => isolated(recipients, { ...feedback, content: undefined }),
    }),
    caughtBy: ['feedback.routed', 'feedback.once-per-processor', 'feedback.failure-isolated', 'feedback.priority'],
  },
  {
    id: 'log-only-routed',
    description: 'what nobody takes is not logged',
    implementation: wrong({ isLogged: (_feedback, recipients) => recipients > 0 }),
    caughtBy: ['feedback.logged-and-filtered'],
  },
  {
    id: 'log-bounded',
    description: 'only the last four pieces are kept',
    implementation: wrong({ history: (log, type) => ofType(log.slice(-4), type) }),
    caughtBy: ['feedback.logged-and-filtered'],
  },
  {
    id: 'filter-inverted',
    description: 'the filter gives the other types',
    implementation: wrong({
      history: (log, type) => log.filter((feedback) => type === undefined || feedback.type !== type),
    }),
    caughtBy: ['feedback.logged-and-filtered'],
  },
  {
    id: 'filter-ignored',
    description: 'the filter is a dead parameter',
    implementation: wrong({ history: (log) => [...log] }),
    caughtBy: ['feedback.logged-and-filtered'],
  },
  {
    id: 'live-log',
    description: 'the history is the internal list',
    seenIn: 'a public learning repository, get_feedback_log()',
    implementation: wrong({ history: (log, type) => (type === undefined ? log : ofType(log, type)) }),
    caughtBy: ['feedback.logged-and-filtered'],
  },
  {
    id: 'least-urgent-first',
    description: 'the least urgent is processed first',
    implementation: wrong({ order: (feedback) => feedback.toSorted((a, b) => a.urgency - b.urgency) }),
    caughtBy: ['feedback.priority'],
  },
  {
    id: 'urgency-ignored',
    description: 'prioritisation is documented and absent',
    seenIn: 'a public learning repository, "prioritization" in the description only',
    implementation: wrong({ order: (feedback) => feedback }),
    caughtBy: ['feedback.priority'],
  },
  {
    id: 'urgency-as-text',
    description: 'urgencies are compared as text, so that 10 comes between 1 and 2',
    implementation: wrong({
      order: (feedback) => feedback.toSorted((a, b) => (String(a.urgency) < String(b.urgency) ? 1 : -1)),
    }),
    caughtBy: ['feedback.priority'],
  },
];
