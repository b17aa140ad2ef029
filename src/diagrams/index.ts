import type { Facts } from '../model/facts.js';
import { isTest } from '../tags/infer.js';
import { moduleClasses } from './classes.js';
import { decisionTrees } from './decision-trees.js';
import type { Diagram } from './diagram.js';
import { moduleNeighbours, projectClasses, projectModules } from './modules.js';
import { pipelines } from './pipelines.js';
import type { DiagramProgram } from './program.js';
import { stateMachines } from './state-machines.js';
import { projectTopology, topologies } from './topologies.js';

export { DIAGRAM_KINDS, type Diagram, type DiagramKind } from './diagram.js';
export { type DiagramInput, DiagramProgram } from './program.js';

/** The diagrams of one module: what it does first, then how it is made. Empty for a path that was not analysed. */
export function moduleDiagrams(program: DiagramProgram, path: string): Diagram[] {
  const facts = program.files.get(path);
  if (facts === undefined) return [];
  const structure = [moduleClasses(program, facts), moduleNeighbours(program.graph, path)];
  return [...behaviourDiagrams(program, facts), ...structure.filter((diagram) => diagram !== undefined)];
}

/** The diagrams of a whole program: its modules, its classes, and its managers with what they manage; tests manage nothing. */
export function projectDiagrams(program: DiagramProgram): Diagram[] {
  const managers = projectTopology(program, programFiles(program));
  return [projectModules(program.graph), projectClasses(program.graph), managers].filter(
    (diagram) => diagram !== undefined,
  );
}

/** Every state machine, decision tree, topology and pipeline of a program, module by module, tests left out. */
export function allBehaviour(program: DiagramProgram): Diagram[] {
  return programFiles(program).flatMap((facts) => behaviourDiagrams(program, facts));
}

function programFiles({ files }: DiagramProgram): Facts[] {
  return [...files.values()].filter((facts) => !isTest(facts));
}

/** What the code of a module does. A name that occurs twice in one file gets a number. */
function behaviourDiagrams(program: DiagramProgram, facts: Facts): Diagram[] {
  const made = [
    ...stateMachines(program, facts),
    ...decisionTrees(facts),
    ...topologies(program, facts),
    ...pipelines(program, facts),
  ];
  const seen = new Map<string, number>();
  return made.map((diagram) => {
    const count = (seen.get(diagram.id) ?? 0) + 1;
    seen.set(diagram.id, count);
    return count === 1 ? diagram : { ...diagram, id: `${diagram.id}~${count}` };
  });
}
