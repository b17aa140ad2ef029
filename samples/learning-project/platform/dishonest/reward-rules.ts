import { unserialize } from 'node-serialize';
import { logger } from '../logger.js';

type RewardRule = (score: number, seconds: number) => number;

/** Reward rules that teachers write in the editor. */
export class RewardRules {
  private readonly rules = new Map<string, RewardRule>();

  /** Compiles one rule. */
  define(name: string, text: string): void {
    logger.info({ name }, 'rule defined');
    this.rules.set(name, new Function('score', 'seconds', `return ${text}`) as RewardRule);
  }

  reward(name: string, score: number, seconds: number): number {
    const rule = this.rules.get(name);
    if (rule === undefined) throw new RangeError(`no rule ${name}`);
    // TODO: clip the reward before it reaches the bandit
    return rule(score, seconds);
  }

  /** Rules that were exported by another school. */
  restore(text: string): unknown {
    const exported = unserialize(text);
    logger.info('rules restored');
    return exported;
  }

  /** How much a rule shapes behaviour. */
  influence(name: string, scores: readonly number[]): number {
    // In a real implementation this would compare rewards with and without the rule
    const known = this.rules.has(name);
    return known ? scores.length : 0;
  }
}
