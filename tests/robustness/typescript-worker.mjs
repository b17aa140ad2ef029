import { parentPort } from 'node:worker_threads';
import { typescriptFrontEnd } from '../../dist/languages/typescript/index.js';

parentPort?.on('message', ({ text, path }) => {
  const { outline, code } = typescriptFrontEnd.parse(text, path);
  // Recursive walks over normalised code must be safe; this is one.
  JSON.stringify(code);
  const { parse, problems, symbols, comments } = outline;
  parentPort?.postMessage({ parse, problems, symbols: symbols.length, comments: comments.length });
});
