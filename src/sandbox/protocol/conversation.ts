import { type SubjectMessage, subjectMessageSchema } from './messages.js';

/** What the host does about a frame. */
export type Step =
  | { readonly kind: 'done'; readonly message: Extract<SubjectMessage, { kind: 'ready' | 'failed' | 'answer' }> }
  | { readonly kind: 'asked'; readonly message: Extract<SubjectMessage, { kind: 'callback' | 'module' }> }
  | { readonly kind: 'tainted'; readonly reason: string };

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'loading' | 'called'; readonly id: string }
  | { readonly at: 'asked'; readonly id: string; readonly call: string; readonly during: 'loading' | 'called' }
  | { readonly at: 'tainted'; readonly reason: string };

/**
 * The states of one session: load, ready, then one request and one answer with its random id at a time; while a request is open the
 * subject may ask the host, one question at a time. Any other frame taints the session for good.
 */
export class Conversation {
  #state: State = { at: 'idle' };

  /** Why nothing that the subject says counts any more. */
  get tainted(): string | undefined {
    return this.#state.at === 'tainted' ? this.#state.reason : undefined;
  }

  begin(at: 'loading' | 'called', id: string): void {
    if (this.#state.at === 'tainted') return;
    if (this.#state.at !== 'idle') throw new Error('a request is open already');
    this.#state = { at, id };
  }

  /** The host has answered the question that is open. */
  replied(call: string): void {
    const state = this.#state;
    if (state.at === 'tainted') return;
    if (state.at !== 'asked' || state.call !== call) throw new Error('no such question is open');
    this.#state = { at: state.during, id: state.id };
  }

  taint(reason: string): Step {
    if (this.#state.at !== 'tainted') this.#state = { at: 'tainted', reason };
    return { kind: 'tainted', reason: this.tainted ?? reason };
  }

  /** @param text of one frame */
  receive(text: string): Step {
    if (this.#state.at === 'tainted') return this.taint(this.#state.reason);
    const message = readMessage(text);
    if (message === undefined) return this.taint('a frame that is no message');
    const state = this.#state;
    if (state.at === 'idle') return this.taint(`an unasked ${message.kind}`);
    if (state.at === 'asked') return this.taint(`${message.kind} while the host was asked`);
    if (message.id !== state.id) return this.taint(`${message.kind} with another id`);
    if (message.kind === 'callback' || message.kind === 'module') {
      this.#state = { at: 'asked', id: state.id, call: message.call, during: state.at };
      return { kind: 'asked', message };
    }
    if ((message.kind === 'answer') !== (state.at === 'called')) return this.taint(`${message.kind} while ${state.at}`);
    this.#state = { at: 'idle' };
    return { kind: 'done', message };
  }
}

function readMessage(text: string): SubjectMessage | undefined {
  try {
    const parsed = subjectMessageSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
