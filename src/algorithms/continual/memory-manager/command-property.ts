import type { Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow } from '../../random.js';
import type { MemoryId, MemoryManager } from './contract.js';
import { contentOf, storeCounts } from './reading.js';

interface Known {
  readonly id: MemoryId;
  readonly content: string;
  readonly importance: number;
  long: boolean;
  gone: boolean;
}

const COMMANDS = 160;
const IMPORTANCES = [0, 0.3, 0.6, 0.9, 1] as const;

/** Random commands on a memory that never has to evict, compared with a plain list after each. */
export const commandsMatchAMap: Property<MemoryManager> = {
  id: 'memory.commands-match-a-map',
  statement: 'Any sequence of storing, reading, forgetting and consolidating answers as a map of records does.',
  basis: 'key-value store laws, without eviction',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const memory = implementation.create({ capacity: COMMANDS + 1 });
    const known: Known[] = [];
    const history: string[] = [];
    for (let command = 0; command < COMMANDS; command++) {
      const picked = known[integerBelow(random, Math.max(1, known.length))];
      const choice = picked === undefined ? 0 : integerBelow(random, 10);
      let [expected, actual]: [unknown, unknown] = [undefined, undefined];
      if (choice < 4 || picked === undefined) {
        const [content, importance] = [`event ${command}`, IMPORTANCES[integerBelow(random, 5)] as number];
        known.push({ id: memory.add(content, importance), content, importance, long: false, gone: false });
        history.push(`add(${content}, ${importance})`);
      } else if (choice < 7) {
        history.push(`get(${picked.content})`);
        [expected, actual] = [picked.gone ? undefined : picked.content, contentOf(memory.get(picked.id))];
      } else if (choice < 9) {
        history.push(`forget(${picked.content})`);
        [expected, actual] = [!picked.gone, memory.forget(picked.id)];
        picked.gone = true;
      } else {
        const threshold = 0.5 + random() / 2;
        history.push(`consolidate(${threshold})`);
        const moving = known.filter(({ gone, long, importance }) => !gone && !long && importance >= threshold);
        [expected, actual] = [moving.length, memory.consolidate(threshold)];
        for (const record of moving) record.long = true;
      }
      const inputs = { commands: history };
      if (expected !== actual) return counterexample('the last command answers otherwise', inputs, expected, actual);
      const left = known.filter(({ gone }) => !gone);
      const sizes = [left.filter(({ long }) => !long).length, left.filter(({ long }) => long).length];
      const counts = storeCounts(memory);
      if (counts !== undefined && (counts.short !== sizes[0] || counts.long !== sizes[1]))
        return counterexample('records in short-term and long-term memory', inputs, sizes, [counts.short, counts.long]);
    }
    return undefined;
  },
};
