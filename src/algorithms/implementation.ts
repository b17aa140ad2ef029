/** What the checks may ask of an implementation beside its operations. */
export interface Implementation {
  /** The optional operations that its instances have. */
  readonly operations?: readonly string[];
  /** Parameters that it does not have, with the value that it uses instead (a LinUCB without lambda uses 1). */
  readonly fixed?: Readonly<Record<string, unknown>>;
}

/** The wanted options, with those that the implementation cannot vary set to the value it uses. */
export function optionsFor<Options extends object>(implementation: Implementation, wanted: Options): Options {
  return { ...wanted, ...implementation.fixed };
}
