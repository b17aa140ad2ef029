import { aggregate, type ClientResult } from './federated-averaging.js';
import { exponentialDecay } from './schedules.js';

export interface LabelledRow {
  readonly features: readonly number[];
  readonly target: number;
}

/** Trains a copy of the global weights on rows that never leave the client. */
export class FederatedClient {
  constructor(
    readonly clientId: string,
    private readonly rows: readonly LabelledRow[],
  ) {
    if (rows.length === 0) throw new RangeError(`client ${clientId} has no rows`);
  }

  /** One pass of stochastic gradient descent on the squared error. */
  trainLocally(globalWeights: readonly number[], learningRate: number): ClientResult {
    const weights = [...globalWeights];
    for (const row of this.rows) {
      const predicted = weights.reduce((sum, weight, index) => sum + weight * row.features[index], 0);
      const error = predicted - row.target;
      for (let index = 0; index < weights.length; index++) weights[index] -= learningRate * error * row.features[index];
    }
    return { clientId: this.clientId, weights, numSamples: this.rows.length };
  }
}

/** Holds the global weights and runs rounds over its registered clients. */
export class FederatedManager {
  private readonly clients = new Map<string, FederatedClient>();
  private round = 0;

  constructor(
    private weights: readonly number[],
    private readonly initialRate: number = 0.1,
  ) {}

  registerClient(client: FederatedClient): void {
    if (this.clients.has(client.clientId)) throw new Error(`client ${client.clientId} is registered already`);
    this.clients.set(client.clientId, client);
  }

  /** Every client trains, then the weighted mean becomes the new global model. */
  runRound(): readonly number[] {
    const rate = exponentialDecay(this.initialRate, 0.95, this.round, 1, 0.001);
    const results = [...this.clients.values()].map((client) => client.trainLocally(this.weights, rate));
    this.weights = aggregate(results);
    this.round += 1;
    return this.weights;
  }
}
