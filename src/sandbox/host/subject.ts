import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import type { Bundle } from '../bundle/bundle.js';
import type { Limits } from '../limits.js';
import type { HostMessage } from '../protocol/messages.js';
import type { SubjectFile } from '../session.js';
import type { SandboxTier } from '../tier.js';
import { findModule, topLevelNames } from './project-modules.js';
import { nodeCommand, pythonCommand } from './subject-command.js';
import { type Outcome, SubjectProcess } from './subject-process.js';

/** What became of an attempt to open a session. */
export type Opened = Outcome | { readonly kind: 'refused'; readonly reason: string };

/** One subject file in one process, in the thread that does the input and output. */
export class Subject {
  #process: SubjectProcess | undefined;

  constructor(
    readonly tier: SandboxTier,
    readonly file: SubjectFile,
    readonly seed: number,
    readonly limits: Limits,
  ) {}

  /** @param bundle makes one module of the file and what it imports; not asked for Python */
  open(bundle: () => Promise<Bundle>): Promise<Opened> {
    return this.file.language === 'python' ? this.#openPython() : this.#openJavaScript(bundle);
  }

  request(request: Readonly<Record<string, unknown>>): Promise<Outcome> {
    return this.#answered(this.#process!.begin({ kind: 'request', id: randomId(), request }, this.limits.callMs));
  }

  reply(message: Extract<HostMessage, { kind: 'reply' }>): Promise<Outcome> {
    return this.#answered(this.#process!.reply(message));
  }

  async close(): Promise<void> {
    await this.#process?.close();
  }

  /** The interpreter starts while the module is bundled. */
  async #openJavaScript(bundling: () => Promise<Bundle>): Promise<Opened> {
    const { tier, limits, seed } = this;
    const process = new SubjectProcess(tier, (scratch) => nodeCommand(tier.node, scratch, limits, seed), limits);
    this.#process = process;
    const bundle = await bundling();
    if (bundle.kind === 'refused') {
      await process.close();
      return bundle;
    }
    const { text, stubbed, failedImports, isScript = false, beside = [] } = bundle;
    return this.#load({ bundle: text, stubbed, failedImports, isScript, beside });
  }

  async #openPython(): Promise<Opened> {
    const { tier, limits, file } = this;
    const { python } = tier;
    if (python === undefined) return { kind: 'refused', reason: tier.pythonRefused ?? 'no Python interpreter' };
    this.#process = new SubjectProcess(tier, (scratch) => pythonCommand(python, scratch, limits), limits);
    const names = topLevelNames(file.root, posix.dirname(file.path)).slice(0, 5_000);
    return this.#load({ packages: python.packages, moduleNames: names });
  }

  #load(detail: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const { seed, limits } = this;
    const load = {
      kind: 'load',
      id: randomId(),
      path: this.file.path,
      seed,
      frameBytes: limits.frameBytes,
      detail,
    } as const;
    return this.#answered(this.#process!.begin(load, limits.loadMs));
  }

  /** Questions about modules are answered here; only functions of the host need the thread that checks. */
  async #answered(first: Promise<Outcome>): Promise<Outcome> {
    let outcome = await first;
    while (outcome.kind === 'asked' && outcome.message.kind === 'module') {
      const { call, path } = outcome.message;
      const found = findModule(this.file.root, path);
      outcome = await this.#process!.reply({ kind: 'reply', call, value: JSON.stringify(found) });
    }
    return outcome;
  }
}

function randomId(): string {
  return randomBytes(12).toString('hex');
}
