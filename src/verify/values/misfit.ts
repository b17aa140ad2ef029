/** The subject answered in a shape that this binding cannot read. Says nothing about right or wrong. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
}

/** An input that the subject's way of calling cannot express (a loss that no data set has). */
export class Unrepresentable extends Error {
  override readonly name = 'Unrepresentable';
}

/** An operation that the binding does not have. */
export class Unbound extends Error {
  override readonly name = 'Unbound';
}
