import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bundle } from '../bundle/bundle.js';
import type { SandboxTier } from '../tier.js';

const BUNDLE_MS = 10_000;
/** Of the process and of esbuild, which is a child of it: enough for what fits into a bundle. */
const MEMORY_MEGABYTES = 3_072;

/** Bundles modules in a process beside the host, one at a time; a module that takes too long ends the process. */
export class BundlerProcess {
  #child: ChildProcess | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(readonly tier: SandboxTier) {}

  /** @param path posix, relative to `root` */
  bundle(root: string, path: string): Promise<Bundle> {
    const result = this.#queue.then(() => this.#bundleNow(root, path));
    this.#queue = result;
    return result;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #bundleNow(root: string, path: string): Promise<Bundle> {
    this.#child ??= this.#start();
    const child = this.#child;
    return new Promise((resolve) => {
      let text = '';
      const done = (bundle: Bundle) => {
        clearTimeout(timer);
        child.stdout!.removeAllListeners('data');
        child.removeAllListeners('exit').removeAllListeners('error');
        resolve(bundle);
      };
      const fail = (reason: string) => {
        this.close();
        done({ kind: 'refused', reason });
      };
      const timer = setTimeout(() => fail('bundling took too long'), BUNDLE_MS);
      child.once('exit', () => fail('bundling ended early: the code is too deep or too large'));
      child.once('error', (error) => fail(`the bundler could not be started: ${error.message}`));
      child.stdout!.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (text.endsWith('\n')) done(JSON.parse(text) as Bundle);
      });
      child.stdin!.write(`${JSON.stringify({ root, path })}\n`);
    });
  }

  #start(): ChildProcess {
    const program = [this.tier.node.executable, bundlerFile()];
    const { prlimit } = this.tier;
    const limited =
      prlimit === undefined ? program : [prlimit, `--data=${MEMORY_MEGABYTES * 2 ** 20}`, '--core=0', ...program];
    // Only pipes: what esbuild prints when it crashes is nobody's message.
    const child = spawn(limited[0]!, limited.slice(1), { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin!.on('error', () => {});
    child.unref();
    return child;
  }
}

/** Run from the sources (by the tests), the build is used, for processes load JavaScript only. */
function bundlerFile(): string {
  const beside = fileURLToPath(new URL('../bundle/bundler.js', import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL('../../../dist/sandbox/bundle/bundler.js', import.meta.url));
}
