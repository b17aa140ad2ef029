import type { Contract } from '../../../model/algorithm.js';

export interface Feedback {
  /** Kind of feedback, e.g. `corrective_action`. */
  readonly type: string;
  readonly content: unknown;
  readonly source: string;
  /** Component that it is about; without one it goes to the default processors only. */
  readonly target?: string;
  /** 0 is low; larger is more urgent. */
  readonly urgency: number;
}

export type FeedbackProcessor = (feedback: Feedback) => unknown;

export interface FeedbackHandler {
  /** Without a target the processor is a default one. */
  register(processor: FeedbackProcessor, target?: string): void;
  submit(feedback: Feedback): void;
  /** Submits several at once, the most urgent first. */
  submitAll(feedback: readonly Feedback[]): void;
  /** Everything submitted, or what is of one type. */
  history(type?: string): readonly Feedback[];
}

export interface FeedbackHandlerImplementation {
  create(options: Readonly<Record<string, never>>): FeedbackHandler;
}

export const symbolicFeedbackContract: Contract = {
  id: 'feedback',
  title: 'Symbolic feedback handler',
  classAliases: [
    'symbolic_feedback_handler',
    'feedback_handler',
    'feedback_router',
    'feedback_manager',
    'feedback_dispatcher',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds a handler without processors',
      returns: 'the handler',
      aliases: ['init', 'new', 'build'],
      parameters: [],
    },
    {
      name: 'register',
      effect: 'updates',
      required: true,
      summary: 'adds a processor for one target, or as a default one',
      returns: 'nothing',
      aliases: ['register_processor', 'add_processor', 'subscribe', 'on', 'add_handler'],
      parameters: [
        {
          name: 'processor',
          aliases: ['handler', 'callback', 'listener', 'fn', 'subscriber'],
          shape: 'function',
          meaning: 'called with each piece of feedback that concerns it',
        },
        {
          name: 'target',
          aliases: ['target_id', 'target_component_id', 'component', 'topic', 'channel'],
          shape: 'string',
          meaning: 'the component whose feedback it takes',
          default: 'default',
        },
      ],
    },
    {
      name: 'submit',
      effect: 'updates',
      required: true,
      summary: 'logs one piece of feedback and routes it',
      returns: 'nothing',
      aliases: ['submit_feedback', 'publish', 'send', 'emit', 'dispatch', 'process'],
      parameters: [
        {
          name: 'feedback',
          aliases: ['f', 'item', 'message', 'event'],
          shape: 'record',
          meaning: 'type, content, source, target, urgency',
        },
      ],
    },
    {
      name: 'submitAll',
      effect: 'updates',
      required: false,
      summary: 'submits several, the most urgent first',
      returns: 'nothing',
      aliases: ['submit_all', 'submit_batch', 'process_pending', 'flush', 'process_all'],
      parameters: [
        {
          name: 'feedback',
          aliases: ['items', 'batch', 'pending', 'fs'],
          shape: 'record[]',
          meaning: 'pieces of feedback',
        },
      ],
    },
    {
      name: 'history',
      effect: 'reads',
      required: true,
      summary: 'everything submitted, or what is of one type',
      returns: 'a list of feedback',
      aliases: ['get_feedback_log', 'feedback_log', 'get_history', 'log', 'get_feedback'],
      parameters: [
        {
          name: 'type',
          aliases: ['feedback_type', 'feedback_type_filter', 'kind', 'filter'],
          shape: 'string',
          meaning: 'keep this type only',
        },
      ],
    },
  ],
};
