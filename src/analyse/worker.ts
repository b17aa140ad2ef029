import { workerData } from 'node:worker_threads';
import type { Rule } from '../model/rule.js';
import { analyseFile } from './file.js';
import { loadFrontEnds } from './front-ends.js';
import type { AnalysisAnswer, AnalysisTask, WorkerSetting } from './task.js';

/** Tinypool keeps a number of its own beside what the pool was given. */
const [, setting] = workerData as readonly [unknown, WorkerSetting];
const rules: readonly Rule[] = setting.rules;

/** Entry of a worker thread: analyses some texts one after the other. */
export default async function analyseTexts({ jobs, progress }: AnalysisTask): Promise<AnalysisAnswer[]> {
  const frontEnds = await loadFrontEnds(new Set(jobs.map((job) => job.language)));
  const cell = new Int32Array(progress);
  return jobs.map((job, index): AnalysisAnswer => {
    Atomics.store(cell, 0, index);
    try {
      const record = analyseFile(job.text, job.path, job.language, frontEnds, rules);
      return { kind: 'record', json: JSON.stringify(record) };
    } catch (error) {
      // Out of memory and a hang cannot be caught here; the pool sees to them.
      return { kind: 'skipped', reason: `analysis failed: ${firstLine(error)}` };
    }
  });
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n', 1)[0]!.slice(0, 200);
}
