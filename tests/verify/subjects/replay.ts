/** Replay buffers as people write them: handed a transition part by part, drawn as rows or as columns. */

interface Row {
  readonly state: number[];
  readonly action: number;
  readonly reward: number;
  readonly nextState: number[];
  readonly done: boolean;
}

class Ring {
  protected readonly rows: Row[] = [];
  private next = 0;

  constructor(private readonly capacity: number) {}

  push(state: number[], action: number, reward: number, nextState: number[], done: boolean): void {
    this.rows[this.next] = { state, action, reward, nextState, done };
    this.next = (this.next + 1) % this.capacity;
  }

  get size(): number {
    return this.rows.length;
  }

  protected some(batchSize: number): Row[] {
    return Array.from({ length: batchSize }, () => this.rows[Math.floor(Math.random() * this.rows.length)] as Row);
  }
}

export class PartsToRows extends Ring {
  sample(batchSize: number): Row[] {
    return this.some(batchSize);
  }
}

export class PartsToColumns extends Ring {
  sample(batchSize: number) {
    const batch = this.some(batchSize);
    return {
      states: batch.map(({ state }) => state),
      actions: batch.map(({ action }) => action),
      rewards: batch.map(({ reward }) => reward),
      nextStates: batch.map(({ nextState }) => nextState),
      dones: batch.map(({ done }) => done),
    };
  }
}

/** The rewards are drawn apart from the states. */
export class MixedColumns extends Ring {
  sample(batchSize: number) {
    const [states, rewards] = [this.some(batchSize), this.some(batchSize)];
    return { states: states.map(({ state }) => state), rewards: rewards.map(({ reward }) => reward) };
  }
}

/** The state after a transition is given as the one before it. */
export class StateTwice extends Ring {
  sample(batchSize: number): Row[] {
    return this.some(batchSize).map((row) => ({ ...row, nextState: row.state }));
  }
}

/** A list in its full length from the start, and rows with notes beside what was added. */
export class AnnotatedRing {
  private readonly buffer: unknown[];
  private next = 0;
  private filled = 0;

  constructor(private readonly capacity: number) {
    this.buffer = new Array(capacity);
  }

  add(experience: object): void {
    this.buffer[this.next] = experience;
    this.next = (this.next + 1) % this.capacity;
    this.filled = Math.min(this.filled + 1, this.capacity);
  }

  sample(count: number): object[] {
    return Array.from({ length: count }, () => {
      const index = Math.floor(Math.random() * this.filled);
      return { index, weight: 1, ...(this.buffer[index] as object) };
    });
  }
}
