import type {
  Stage,
  StageAnswer,
  StageMessage,
  StageOrchestrator,
  StageOrchestratorImplementation,
} from './contract.js';

interface Round {
  readonly stage: Stage;
  /** Trained last, and its score once it has been evaluated. */
  readonly version?: string;
  readonly score?: number;
  /** All versions ever trained. */
  readonly versions: ReadonlySet<string>;
  readonly deployed?: { readonly version: string; readonly score: number };
}

const IDLE: Round = { stage: 'idle', versions: new Set() };

/** The round after a message, or why the message is refused. */
function afterMessage(round: Round, message: StageMessage, threshold: number): Round | string {
  const { stage, version, score, versions, deployed } = round;
  if (message.kind === 'plan') {
    if (stage !== 'idle' && stage !== 'exported') return 'conflict: a round of this model is open';
    return { stage: 'planned', versions, ...(deployed && { deployed }) };
  }
  if (message.kind === 'train') {
    if (stage !== 'planned' && stage !== 'evaluated') return `order: training asks for a plan, the model is ${stage}`;
    if (versions.has(message.version)) return 'conflict: this version has been trained before';
    const trained = new Set([...versions, message.version]);
    return { stage: 'trained', version: message.version, versions: trained, ...(deployed && { deployed }) };
  }
  if (message.version !== version) return `version: ${version ?? 'nothing'} was trained last`;
  if (message.kind === 'evaluate') {
    if (stage !== 'trained') return `order: evaluation asks for a trained version, the model is ${stage}`;
    if (!Number.isFinite(message.score)) return 'score: not a finite number';
    return { ...round, stage: 'evaluated', score: message.score };
  }
  if (stage !== 'evaluated' || score === undefined)
    return `order: export asks for an evaluation, the model is ${stage}`;
  if (score < threshold) return `quality: ${score} is below ${threshold}`;
  if (deployed && score < deployed.score) return `conflict: version ${deployed.version} in use is better`;
  return { ...round, stage: 'exported', deployed: { version: message.version, score } };
}

/**
 * Agents that plan, train, evaluate and export work on models through messages, and the orchestrator takes a message only when
 * its model is ready for it: plan, train, evaluate, export, with training again allowed after an evaluation. An export has to
 * be of the version evaluated last, good enough, and not worse than the version in use.
 *
 * A refused message changes nothing. O(1) a message. Throws a RangeError for a threshold that is not a number.
 */
class MessageOrchestrator implements StageOrchestrator {
  readonly #threshold: number;
  readonly #rounds = new Map<string, Round>();
  readonly #log: StageMessage[] = [];

  constructor(threshold: number) {
    if (Number.isNaN(threshold)) throw new RangeError('training stages: the threshold is not a number');
    this.#threshold = threshold;
  }

  send(message: StageMessage): StageAnswer {
    const next = afterMessage(this.#round(message.model), message, this.#threshold);
    if (typeof next === 'string') return { accepted: false, reason: next };
    this.#rounds.set(message.model, next);
    this.#log.push(message);
    return { accepted: true };
  }

  stage(model: string): Stage {
    return this.#round(model).stage;
  }

  deployed(model: string): string | undefined {
    return this.#round(model).deployed?.version;
  }

  log(): StageMessage[] {
    return [...this.#log];
  }

  #round(model: string): Round {
    return this.#rounds.get(model) ?? IDLE;
  }
}

export const trainingStages: StageOrchestratorImplementation = {
  create: ({ threshold }) => new MessageOrchestrator(threshold),
};
