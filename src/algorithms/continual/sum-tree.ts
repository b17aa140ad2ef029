/** Non-negative weights at positions 0 to capacity - 1, with their sum and draws by cumulative weight in O(log capacity). */
export interface SumTree {
  set(position: number, weight: number): void;
  get(position: number): number;
  total(): number;
  /** The position whose interval of cumulative weight holds `mass`, 0 <= mass < total. */
  find(mass: number): number;
}

/** Inner nodes are sums of their children, recomputed on every change, so that rounding errors do not add up. */
export function sumTree(capacity: number): SumTree {
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(2, capacity)));
  const nodes = new Float64Array(2 * leaves);
  const weight = (node: number): number => nodes[node] as number;
  return {
    get: (position) => weight(leaves + position),
    total: () => weight(1),
    set: (position, value) => {
      nodes[leaves + position] = value;
      for (let node = (leaves + position) >> 1; node >= 1; node >>= 1)
        nodes[node] = weight(2 * node) + weight(2 * node + 1);
    },
    find: (mass) => {
      let node = 1;
      let left = mass;
      while (node < leaves) {
        node *= 2;
        // The right child is only entered when it holds weight, whatever rounding left over.
        if (left >= weight(node) && weight(node + 1) > 0) {
          left -= weight(node);
          node += 1;
        }
      }
      return node - leaves;
    },
  };
}
