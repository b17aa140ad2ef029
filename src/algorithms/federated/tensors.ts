/** A parameter tensor, flattened. A model is a list of tensors of different lengths. */
export type Tensor = readonly number[];

export function copyTensors(tensors: readonly Tensor[]): number[][] {
  return tensors.map((tensor) => [...tensor]);
}

export function mapTensors(tensors: readonly Tensor[], change: (value: number) => number): number[][] {
  return tensors.map((tensor) => tensor.map((value) => change(value)));
}

/** a + scale * b, tensor by tensor. RangeError when the shapes differ. */
export function addScaled(a: readonly Tensor[], scale: number, b: readonly Tensor[]): number[][] {
  if (!sameShapes(a, b)) throw new RangeError(`tensors of shapes [${shapes(a)}] and [${shapes(b)}]`);
  return a.map((tensor, at) => tensor.map((value, index) => value + scale * ((b[at] as Tensor)[index] as number)));
}

export function sameShapes(a: readonly Tensor[], b: readonly Tensor[]): boolean {
  return shapes(a) === shapes(b);
}

/** All entries in order. Tensors may be typed arrays, which `Array.prototype.flat` would leave whole. */
export function entriesOf(tensors: readonly Tensor[]): number[] {
  return tensors.flatMap((tensor) => [...tensor]);
}

/** Euclidean length over all entries of all tensors. */
export function globalNorm(tensors: readonly Tensor[]): number {
  return Math.hypot(...entriesOf(tensors));
}

const shapes = (tensors: readonly Tensor[]) => tensors.map((tensor) => tensor.length).join(', ');
