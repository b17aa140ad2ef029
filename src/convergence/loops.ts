import { components } from '../graph/components.js';
import { byText } from '../graph/schema.js';
import type { Item, Items } from './items.js';
import type { Link } from './links.js';
import { fewestSteps, type ModuleGraph, type Step } from './module-graph.js';

/**
 * How a loop over folders closes. `circle`: its modules reach each other. `return`: a chain leaves a folder and comes back to
 * another module of it. `apart`: the folders use each other, through modules that no chain ties.
 */
export const LOOP_KINDS = ['circle', 'return', 'apart'] as const;

export interface Loop {
  readonly kind: (typeof LOOP_KINDS)[number];
  /** In order, each once; the last leads back to the first. */
  readonly folders: readonly string[];
  readonly links: readonly Link[];
  /** What the ends of its links bear. */
  readonly carries: readonly Item[];
}

/** Links tried for a pair of folders before the shortest circle found counts. */
const TRIED = 12;

/**
 * Loops over two and more folders: for each pair of folders of which one uses the other, the shortest that goes over it. Loops over
 * the same folders in the same order are one: the one that closes best.
 */
export function loopsOver(graph: ModuleGraph, runTime: ModuleGraph, items: Items): Loop[] {
  const found = new Map<string, Omit<Loop, 'carries'>>();
  for (const circles of [circlesOf(runTime), circlesOf(graph)])
    for (const loop of circles) if (!found.has(keyOf(loop.folders))) found.set(keyOf(loop.folders), loop);
  for (const folders of folderCircles(graph)) {
    if (found.has(keyOf(folders))) continue;
    const chain = chainOver(runTime, folders);
    const links = (chain ?? strongest(graph, folders)).map((step) => step.link);
    found.set(keyOf(folders), { kind: chain === undefined ? 'apart' : 'return', folders, links });
  }
  return [...found.values()].map((loop) => ({ ...loop, carries: carried(loop.links, items) })).sort(compare);
}

function compare(left: Loop, right: Loop): number {
  const fed = (loop: Loop): number => (loop.carries.some((item) => item.tag === 'feedback-loop') ? 0 : 1);
  return (
    LOOP_KINDS.indexOf(left.kind) - LOOP_KINDS.indexOf(right.kind) ||
    fed(left) - fed(right) ||
    left.folders.length - right.folders.length ||
    left.links.length - right.links.length ||
    byText(keyOf(left.folders), keyOf(right.folders))
  );
}

function keyOf(folders: readonly string[]): string {
  return folders.join('\0');
}

/** Begins with the folder that comes first by name. */
function rotated<Part>(parts: readonly Part[], first: number): Part[] {
  return [...parts.slice(first), ...parts.slice(0, first)];
}

/** Shortest circles of modules over each pair of folders. */
function* circlesOf(graph: ModuleGraph): Iterable<Omit<Loop, 'carries'>> {
  const byPair = new Map<string, Step[]>();
  for (const step of graph.crossing()) {
    if (!graph.inOneCircle(step.from, step.to)) continue;
    const key = `${graph.folders[step.from]}\0${graph.folders[step.to]}`;
    const known = byPair.get(key);
    if (known === undefined) byPair.set(key, [step]);
    else known.push(step);
  }
  for (const steps of byPair.values()) {
    const circles = steps.slice(0, TRIED).flatMap((step) => {
      const back = fewestSteps(
        [step.to],
        (module) => graph.steps(module).map((one) => ({ state: one.to, taken: one })),
        (module) => module === step.from,
      );
      return back === undefined ? [] : [[step, ...back]];
    });
    const [shortest] = circles.sort((left, right) => left.length - right.length);
    if (shortest !== undefined) yield circle(graph, shortest);
  }
}

function circle(graph: ModuleGraph, steps: readonly Step[]): Omit<Loop, 'carries'> {
  const folders = steps
    .map((step) => graph.folders[step.from]!)
    .filter((folder, index, all) => folder !== all[(index + all.length - 1) % all.length]);
  const first = [...folders].sort(byText)[0]!;
  const start = steps.findIndex((step, index) => {
    const before = steps[(index + steps.length - 1) % steps.length]!;
    return graph.folders[step.from] === first && graph.folders[before.from] !== first;
  });
  return {
    kind: 'circle',
    folders: rotated(folders, folders.indexOf(first)),
    links: rotated(steps, start).map((step) => step.link),
  };
}

/** For each folder that uses another: the shortest way back, folders alone. */
function folderCircles(graph: ModuleGraph): string[][] {
  const names = [...new Set(graph.folders)].sort(byText);
  const number = new Map(names.map((name, index) => [name, index]));
  const uses = names.map(() => new Set<number>());
  for (const { from, to } of graph.crossing())
    uses[number.get(graph.folders[from]!)!]!.add(number.get(graph.folders[to]!)!);
  const sorted = uses.map((targets) => [...targets].sort((left, right) => left - right));
  const circles = new Map<string, string[]>();
  for (const component of components(names.length, (folder) => sorted[folder]!)) {
    const members = new Set(component);
    for (const from of component)
      for (const to of sorted[from]!) {
        if (!members.has(to)) continue;
        const back = fewestSteps(
          [to],
          (folder) => sorted[folder]!.map((state) => ({ state, taken: state })),
          (folder) => folder === from,
        );
        const around = [from, to, ...(back ?? []).slice(0, -1)];
        const folders = rotated(around, around.indexOf(Math.min(...around))).map((folder) => names[folder]!);
        circles.set(keyOf(folders), folders);
      }
  }
  return [...circles.values()];
}

/** The shortest chain of modules that goes through the folders in order, from any of them round to itself. */
function chainOver(graph: ModuleGraph, folders: readonly string[]): Step[] | undefined {
  const stages = folders.length + 1;
  let best: Step[] | undefined;
  for (const [start, first] of folders.entries()) {
    const order = rotated(folders, start);
    const starts = graph.folders.flatMap((folder, module) => (folder === first ? [module * stages] : []));
    const chain = fewestSteps(
      starts,
      function* (state) {
        const [module, stage] = [Math.floor(state / stages), state % stages];
        for (const step of graph.steps(module)) {
          const folder = graph.folders[step.to]!;
          if (folder === order[(stage + 1) % order.length]) yield { state: step.to * stages + stage + 1, taken: step };
          else if (stage > 0 && folder === order[stage]) yield { state: step.to * stages + stage, taken: step };
        }
      },
      (state) => state % stages === folders.length,
    );
    if (chain !== undefined && (best === undefined || chain.length < best.length)) best = chain;
  }
  return best;
}

/** For each folder and the next, the first step between them. */
function strongest(graph: ModuleGraph, folders: readonly string[]): Step[] {
  const crossing = [...graph.crossing()];
  return folders.flatMap((folder, index) => {
    const next = folders[(index + 1) % folders.length]!;
    const step = crossing.find(({ from, to }) => graph.folders[from] === folder && graph.folders[to] === next);
    return step === undefined ? [] : [step];
  });
}

function carried(links: readonly Link[], items: Items): Item[] {
  const found = new Set<Item>();
  for (const { kind, from, to } of links) {
    if (kind === 'imports') for (const item of items.broughtBy(to)) found.add(item);
    else for (const item of [...items.of(from.facts, from.symbol?.id ?? -1), ...items.touchedBy(to)]) found.add(item);
  }
  return [...found];
}
