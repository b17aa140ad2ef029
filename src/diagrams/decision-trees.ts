import { mermaidLabel } from '../graph/export/escape.js';
import type { ChoiceFact, Facts } from '../model/facts.js';
import { arrow, type Diagram, textOf } from './diagram.js';

/** Decision trees of a module: how its functions and tables choose between strategies. */
export function decisionTrees(facts: Facts): Diagram[] {
  return (facts.choices ?? []).map((choice) => draw(choice, facts));
}

function draw({ symbol, line, nodes }: ChoiceFact, facts: Facts): Diagram {
  const name = facts.symbols[symbol]?.qualifiedName ?? facts.path;
  const lines = [
    'flowchart TD',
    ...nodes.map(({ text, answers }, index) => {
      const label = mermaidLabel(text);
      return `  n${index}${answers.length > 0 ? `{${label}}` : `([${label}])`}`;
    }),
    ...nodes.flatMap(({ answers, line: at }, index) =>
      answers.flatMap(({ text, to }) =>
        arrow(`n${index}`, `n${to}`, text, { path: facts.path, line: nodes[to]?.line || at }),
      ),
    ),
  ];
  return {
    id: `decision-tree:${facts.path}:${name}:${line}`,
    kind: 'decision-tree',
    title: `How ${name} chooses`,
    mermaid: textOf(lines),
    about: `Conditions and outcomes of ${name} in ${facts.path}, line ${line}, in the order in which they are asked.`,
  };
}
