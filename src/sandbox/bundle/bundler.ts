/**
 * A process of its own that bundles modules: one line of JSON in, one out. What hangs or kills esbuild costs this process, which the
 * host starts again. It ends with its host, whatever esbuild is doing.
 */
import { exit, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { bundle } from './bundle.js';

stdin.once('close', () => exit());
for await (const line of createInterface({ input: stdin })) {
  const { root, path } = JSON.parse(line) as { readonly root: string; readonly path: string };
  stdout.write(`${JSON.stringify(await bundle(root, path))}\n`);
}
