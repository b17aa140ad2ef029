interface Frame {
  readonly node: number;
  readonly targets: Iterator<number>;
}

/**
 * Strongly connected components (Tarjan 1972, without recursion), those of a single node included; members in ascending order.
 *
 * @param nodes how many there are, numbered from 0
 * @param targets the nodes that the edges of a node lead to
 */
export function components(nodes: number, targets: (node: number) => Iterable<number>): number[][] {
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const waiting = new Uint8Array(nodes);
  const stack: number[] = [];
  const found: number[][] = [];
  let visited = 0;
  const enter = (node: number): Frame => {
    order[node] = visited;
    low[node] = visited++;
    waiting[node] = 1;
    stack.push(node);
    return { node, targets: targets(node)[Symbol.iterator]() };
  };
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== -1) continue;
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node } = frame;
      const { value: target, done } = frame.targets.next();
      if (!done) {
        if (order[target] === -1) frames.push(enter(target));
        else if (waiting[target]) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const component = stack.splice(stack.lastIndexOf(node));
      for (const member of component) waiting[member] = 0;
      found.push(component.sort((left, right) => left - right));
    }
  }
  return found;
}
