// Runs a TypeScript script of this folder: node scripts/run-typescript.mjs scripts/bench.ts --tree PATH
// Node 20 does not run TypeScript; Vite's module runner does, and the tests use it already.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [script] = process.argv.splice(2, 1);
if (script === undefined) throw new Error('name a script');
await runnerImport(resolve(script), { configFile: false, logLevel: 'error' });
