export abstract class Layer {
  constructor(protected readonly width: number) {}

  abstract forward(values: readonly number[]): number[];
}

export class SoftplusLayer extends Layer {
  constructor(width: number) {
    super(width);
  }

  override forward(values: readonly number[]): number[] {
    return values.slice(0, this.width).map((value) => Math.log1p(Math.exp(value)));
  }
}

export class SwishLayer extends Layer {
  constructor(width: number) {
    super(width);
  }

  override forward(values: readonly number[]): number[] {
    return values.slice(0, this.width).map((value) => value / (1 + Math.exp(-value)));
  }
}
