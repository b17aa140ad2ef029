import type { Contract } from '../../../model/algorithm.js';

export type StageMessage =
  | { readonly kind: 'plan'; readonly model: string }
  | { readonly kind: 'train'; readonly model: string; readonly version: string }
  | { readonly kind: 'evaluate'; readonly model: string; readonly version: string; readonly score: number }
  | { readonly kind: 'export'; readonly model: string; readonly version: string };

export type Stage = 'idle' | 'planned' | 'trained' | 'evaluated' | 'exported';

export interface StageAnswer {
  readonly accepted: boolean;
  /** Why a message was refused. */
  readonly reason?: string;
}

export interface StageOrchestrator {
  send(message: StageMessage): StageAnswer;
  stage(model: string): Stage;
  /** The version in use, undefined before the first export. */
  deployed(model: string): string | undefined;
  /** Accepted messages in order. */
  log(): readonly StageMessage[];
}

export interface StageOrchestratorImplementation {
  /** Scores are better when larger; an export asks for at least `threshold`. */
  create(options: { readonly threshold: number }): StageOrchestrator;
}

const model = { name: 'model', aliases: ['model_id', 'name', 'id'], shape: 'string', meaning: 'name of the model' };

export const trainingStagesContract: Contract = {
  id: 'training-stages',
  title: 'Orchestrated training stages',
  classAliases: [
    'orchestrator',
    'orchestrator_agent',
    'training_orchestrator',
    'training_pipeline',
    'pipeline',
    'conductor',
    'stage_machine',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds an orchestrator that knows no model',
      returns: 'the orchestrator',
      aliases: ['init', 'new', 'build'],
      parameters: [
        {
          name: 'threshold',
          aliases: ['min_score', 'export_threshold', 'quality_gate', 'required_score'],
          shape: 'number',
          meaning: 'least score of an export',
          default: 0.8,
        },
      ],
    },
    {
      name: 'send',
      effect: 'updates',
      required: true,
      summary: 'takes one message of an agent, if its model is ready for it',
      returns: 'a record: accepted, and the reason of a refusal',
      aliases: ['handle', 'handle_message', 'dispatch', 'receive', 'publish', 'on_message', 'process_message'],
      parameters: [
        {
          name: 'message',
          aliases: ['event', 'msg', 'request'],
          shape: 'record',
          meaning: 'kind (plan, train, evaluate, export), model, version, score',
        },
      ],
    },
    {
      name: 'stage',
      effect: 'reads',
      required: true,
      summary: 'how far a model has come',
      returns: 'idle, planned, trained, evaluated or exported',
      aliases: ['get_stage', 'status', 'get_status', 'state', 'current_stage'],
      parameters: [model],
    },
    {
      name: 'deployed',
      effect: 'reads',
      required: true,
      summary: 'the exported version in use',
      returns: 'a version, or nothing before the first export',
      aliases: ['deployed_version', 'active_version', 'current_version', 'get_deployed'],
      parameters: [model],
    },
    {
      name: 'log',
      effect: 'reads',
      required: true,
      summary: 'the accepted messages in order',
      returns: 'a list of messages',
      aliases: ['history', 'messages', 'get_log', 'events', 'message_log'],
      parameters: [],
    },
  ],
};
