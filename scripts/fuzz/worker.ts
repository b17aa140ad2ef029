import { parentPort } from 'node:worker_threads';
import { createTargets, type TargetName } from './targets.js';

const port = parentPort!;
const targets = await createTargets();

port.on('message', ({ target, path, text }: { target: TargetName; path: string; text: string }) => {
  try {
    targets[target](text, path);
    port.postMessage(undefined);
  } catch (error) {
    port.postMessage(error instanceof Error ? (error.stack ?? error.message).slice(0, 1_000) : String(error));
  }
});
port.postMessage('ready');
