import type { PieceNames } from './generated-tree.js';

export function typescriptTop(index: number): string {
  return `/** Learning module ${index}: estimates, updates and checks of one part of the pipeline. */
import { EventEmitter } from 'node:events';
import { Matrix } from 'ml-matrix';
import { run as next } from '../package_${(index + 1) % 40}/module_${index + 1}.js';

export const run = (): number => next() + ${index};
`;
}

/** One class or function of learning code. */
export function typescriptPiece(choice: number, names: PieceNames): string {
  return PIECES[choice % PIECES.length]!(names);
}

const PIECES: readonly ((names: PieceNames) => string)[] = [
  ({ type, method, field, other, number }) => `
export interface ${type}Options {
  /** Step size of the ${field} update, in (0, 1]. */
  readonly ${field}Rate: number;
  readonly ${other}Size?: number;
  readonly names: readonly string[];
}

/**
 * Tracks ${field} and ${other} and adapts them from outcomes. The estimate moves towards each outcome by a step that shrinks
 * with the number of observations.
 */
export class ${type} extends EventEmitter {
  private readonly ${other}Counts = new Map<string, number>();
  private history: number[] = [];
  ${field}: number[];

  constructor(private readonly options: ${type}Options, readonly dimensions: number = ${number}) {
    super();
    this.${field} = new Array<number>(dimensions).fill(0);
  }

  /** Moves the estimate of \`key\` towards \`outcome\` and returns the error. */
  ${method}(key: string, outcome: number, weight?: number): number {
    const count = (this.${other}Counts.get(key) ?? 0) + 1;
    this.${other}Counts.set(key, count);
    let step = this.options.${field}Rate / Math.sqrt(count);
    if (weight !== undefined && weight > 0) step *= weight;
    const mean = this.${field}.reduce((sum, value) => sum + value, 0) / this.dimensions;
    const error = outcome - mean;
    for (let index = 0; index < this.dimensions; index++) {
      // The first entries hold the bias, which moves more slowly.
      const scale = index < 2 ? 0.1 : 1;
      this.${field}[index] = (this.${field}[index] ?? 0) + step * scale * error;
    }
    this.history.push(error);
    if (this.history.length > (this.options.${other}Size ?? ${number})) this.history = this.history.slice(-${number});
    this.emit('update', { key, error });
    return error;
  }

  predict(features: readonly number[]): number {
    if (features.length !== this.${field}.length) throw new RangeError(\`expected \${this.${field}.length}, got \${features.length}\`);
    return features.reduce((sum, value, index) => sum + value * (this.${field}[index] ?? 0), 0);
  }

  get confidence(): number {
    const total = [...this.${other}Counts.values()].reduce((sum, value) => sum + value, 0);
    return 1 - 1 / (1 + total);
  }
}
`,
  ({ method, field, other, number }) => `
/** Weights each entry of ${other} by ${field} and clips the norm at \`limit\`. */
export function ${method}${number}(${field}: readonly number[], ${other}: Record<string, number>, limit = ${number}): Record<string, number> {
  const weighted: Record<string, number> = {};
  for (const [position, [name, value]] of Object.entries(${other}).entries()) {
    if (position >= ${field}.length) break;
    try {
      weighted[name] = (${field}[position] ?? 0) * value;
    } catch (error) {
      console.warn('no number for', name, error);
      continue;
    }
  }
  const norm = Math.sqrt(Object.values(weighted).reduce((sum, value) => sum + value * value, 0));
  if (norm === 0) return {};
  const best = Math.max(...Object.values(weighted));
  return Object.fromEntries(
    Object.entries(weighted)
      .filter(([, value]) => value >= 0.5 * best)
      .map(([name, value]) => [name, norm > limit ? (value * limit) / norm : value]),
  );
}
`,
  ({ type, method, field, number }) => `
export class ${type}Server {
  readonly ${field} = new Map<number, Matrix>();

  constructor(readonly clients = ${number}, readonly rounds = 10) {}

  async ${method}(updates: ReadonlyMap<number, Matrix>, sizes: ReadonlyMap<number, number>): Promise<Matrix | undefined> {
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    if (total === 0) throw new Error('no samples in this round');
    let result: Matrix | undefined;
    for (const [client, update] of updates) {
      const share = (sizes.get(client) ?? 0) / total;
      const part = Matrix.mul(update, share);
      result = result === undefined ? part : Matrix.add(result, part);
      this.${field}.set(client, update);
    }
    await new Promise((resolve) => setImmediate(resolve));
    return result;
  }

  select(random: () => number, epsilon = 0.1): number {
    if (random() < epsilon) return Math.floor(random() * this.clients);
    const scores = [...this.${field}.values()].map((value) => value.norm());
    return scores.length === 0 ? 0 : scores.indexOf(Math.max(...scores));
  }
}
`,
];
