import type { MessagePort } from 'node:worker_threads';
import type { Limits } from '../limits.js';
import type { Wire } from '../protocol/messages.js';
import type { SubjectFile } from '../session.js';
import type { SandboxTier } from '../tier.js';
import type { Opened } from './subject.js';

/** From the thread that checks to the thread that does the input and output. Every order has one answer. */
export type Order =
  | {
      readonly kind: 'open';
      readonly session: number;
      readonly tier: SandboxTier;
      readonly file: SubjectFile;
      readonly seed: number;
      readonly limits: Limits;
    }
  | { readonly kind: 'request'; readonly session: number; readonly request: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'reply';
      readonly session: number;
      readonly call: string;
      readonly value?: Wire;
      readonly error?: string;
    }
  | { readonly kind: 'close'; readonly session: number };

export type OrderAnswer = Opened | { readonly kind: 'closed' } | { readonly kind: 'failed'; readonly message: string };

/** What the input and output thread is started with. */
export interface ThreadSetting {
  readonly port: MessagePort;
  /** One 32-bit cell, raised by one for each answer. */
  readonly signal: SharedArrayBuffer;
}
