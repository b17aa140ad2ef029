import type { Language } from './facts.js';

/** The nine learning-safety principles; every rule names one, and the trace summary validates each. */
export const PRINCIPLES = [
  'placeholder-logic',
  'error-handling',
  'network-and-rpc',
  'simplified-algorithms',
  'configuration-and-paths',
  'import-hygiene',
  'untested-integrations',
  'federated-security',
  'data-integrity',
] as const;
export type Principle = (typeof PRINCIPLES)[number];

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const TAGS = [
  'expose',
  'seed',
  'feedback-loop',
  'caution',
  'placeholder',
  'simulated',
  'import-todo',
  'test-path',
  'trace',
  'note',
  'drift-hook',
  'blocked',
] as const;
export type Tag = (typeof TAGS)[number];

export const FAMILIES = [
  'placeholder',
  'errors',
  'numerics',
  'security',
  'federated',
  'randomness',
  'data',
  'paths',
  'integrity',
] as const;
export type RuleFamily = (typeof FAMILIES)[number];

/** What a rule's markdown file says of it in its front matter, and its sections. */
export interface Rule {
  readonly id: string;
  readonly family: RuleFamily;
  readonly tag: Tag;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly principle: Principle;
  readonly languages: readonly Language[];
  /** `trial`: reported, does not gate. */
  readonly status: 'trial' | 'stable';
  /** One sentence; `{name}` is replaced by the finding's argument of that name. */
  readonly message: string;
  readonly title: string;
  /** SARIF security severity, 0.1 to 10, on security rules only. */
  readonly securitySeverity?: number;
  /** Declarative match over facts; absent when a matcher file of the same name decides. */
  readonly match?: unknown;
  /** The whole page as markdown, without front matter. */
  readonly page: string;
  readonly why: string;
  readonly remedy: string;
}
