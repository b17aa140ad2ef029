import { rmSync } from 'node:fs';
import { afterEach } from 'vitest';
import { History } from './history.js';

/** A source with one finding that gates, and one with none. */
export const PLACEHOLDER = 'class Judge:\n    def evaluate_model(self, samples):\n        return 0.87\n';
export const HONEST = 'def total(values):\n    return sum(values)\n';

/** Folders that are gone after the test. */
export const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A repository with one commit of these files. */
export function history(files: Readonly<Record<string, string>>): History {
  const one = new History();
  made.push(one.folder);
  one.write(files);
  one.commit('first');
  return one;
}
