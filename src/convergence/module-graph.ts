import { components } from '../graph/components.js';
import type { Facts } from '../model/facts.js';
import type { Folders } from './folders.js';
import type { Link } from './links.js';

/** One step from module to module, by number, with the link that says most about it. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly link: Link;
}

/** Modules in the order given, the folder of each, and one step for each pair that links tie. */
export class ModuleGraph {
  readonly folders: readonly string[];
  readonly #steps: readonly (readonly Step[])[];
  #components: Int32Array | undefined;

  /** @param better whether the first of two links between the same modules says more than the second */
  constructor(
    modules: readonly Facts[],
    folders: Folders,
    links: Iterable<Link>,
    better: (left: Link, right: Link) => boolean,
  ) {
    this.folders = modules.map(({ path }) => folders.of(path));
    const number = new Map(modules.map((facts, index) => [facts, index]));
    const steps = modules.map(() => new Map<number, Step>());
    for (const link of links) {
      const [from, to] = [number.get(link.from.facts), number.get(link.to.facts)];
      if (from === undefined || to === undefined || from === to) continue;
      const known = steps[from]!.get(to);
      if (known === undefined || better(link, known.link)) steps[from]!.set(to, { from, to, link });
    }
    this.#steps = steps.map((ofModule) => [...ofModule.values()].sort((left, right) => left.to - right.to));
  }

  steps(module: number): readonly Step[] {
    return this.#steps[module] ?? [];
  }

  *crossing(): Iterable<Step> {
    for (const steps of this.#steps)
      for (const step of steps) if (this.folders[step.from] !== this.folders[step.to]) yield step;
  }

  /** Whether two modules reach each other. */
  inOneCircle(left: number, right: number): boolean {
    this.#components ??= this.#numbered();
    return this.#components[left] === this.#components[right];
  }

  #numbered(): Int32Array {
    const numbers = new Int32Array(this.#steps.length);
    const found = components(this.#steps.length, (module) => this.steps(module).map((step) => step.to));
    for (const [number, members] of found.entries()) for (const member of members) numbers[member] = number;
    return numbers;
  }
}

/**
 * The fewest steps from any of some states to one that is wanted, breadth first; `undefined` when there are none.
 *
 * @param next the steps that a state allows, each with the state it leads to
 */
export function fewestSteps<Taken>(
  starts: readonly number[],
  next: (state: number) => Iterable<{ readonly state: number; readonly taken: Taken }>,
  wanted: (state: number) => boolean,
): Taken[] | undefined {
  const cameBy = new Map<number, { readonly before: number; readonly taken: Taken } | undefined>(
    starts.map((state) => [state, undefined]),
  );
  const queue = [...cameBy.keys()];
  for (const state of queue)
    for (const { state: reached, taken } of next(state)) {
      if (cameBy.has(reached)) continue;
      cameBy.set(reached, { before: state, taken });
      if (wanted(reached)) return backFrom(reached, cameBy);
      queue.push(reached);
    }
  return undefined;
}

function backFrom<Taken>(
  end: number,
  cameBy: ReadonlyMap<number, { readonly before: number; readonly taken: Taken } | undefined>,
): Taken[] {
  const path: Taken[] = [];
  for (let step = cameBy.get(end); step !== undefined; step = cameBy.get(step.before)) path.push(step.taken);
  return path.reverse();
}
