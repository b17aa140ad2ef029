/**
 * What a reference algorithm is made of. Every folder below `src/algorithms/<family>/` exports one `Algorithm`:
 * the reference, the contract an implementation is driven through, the properties that any right implementation passes,
 * and the lies (wrong implementations) that prove that the properties can tell right from wrong.
 */

/** A source of uniform doubles in [0, 1). Every random choice takes one as an argument; nothing draws from a global source. */
export type Random = () => number;

/** Why an implementation is wrong, in values that can be printed and replayed. */
export interface Counterexample {
  /** The inputs that show the failure, as plain JSON values. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly actual: unknown;
  /** One sentence, without the numbers above. */
  readonly explanation: string;
  /** The known behaviour that was seen, where the check tells it: another algorithm or a wrong version. */
  readonly behavesAs?: { readonly kind: 'reference' | 'lie'; readonly id: string; readonly description: string };
}

/** A known right implementation that follows another convention; a property may accept it without calling it wrong. */
export interface Convention<Implementation> {
  readonly id: string;
  /** Reads after "documented as X, follows the convention: …". */
  readonly description: string;
  readonly check: (implementation: Implementation, random: Random) => Counterexample | undefined;
}

/** A named check. `check` is synchronous and pure but for the implementation it drives. */
export interface Property<Implementation> {
  /** `<algorithm>.<kebab-name>`, e.g. `linucb.width-formula`. */
  readonly id: string;
  readonly statement: string;
  /** The equation, theorem or document that makes it true of every right implementation. */
  readonly basis: string;
  /** `when-claimed`: only wrong when the documents promise it (a phrase that maps to this property). */
  readonly strength: 'always' | 'when-claimed';
  readonly tolerance: string;
  /** Operations of the contract that it calls beyond the required ones; without them it is `not-checked`. */
  readonly needs?: readonly string[];
  /** An instance to look for `needs` on, when the implementation does not list its operations itself. */
  readonly instance?: (implementation: Implementation) => unknown;
  /** Statistical properties state how often a right implementation fails one run by chance, and how that was derived. */
  readonly falseAlarm?: { readonly probability: number; readonly derivation: string };
  readonly check: (implementation: Implementation, random: Random) => Counterexample | undefined;
  /** Tried in order when `check` fails; the first that passes turns the failure into `variant`. */
  readonly conventions?: readonly Convention<Implementation>[];
}

/** A wrong implementation, as found in the wild. */
export interface Lie<Implementation> {
  readonly id: string;
  readonly description: string;
  /** A public project or document where it was seen, when there is one. */
  readonly seenIn?: string;
  readonly implementation: Implementation;
  /** Exactly the properties that fail on it. */
  readonly caughtBy: readonly string[];
}

/** A right implementation that differs in form: another tie-break, 1-based steps, another storage order. */
export interface Variant<Implementation> {
  readonly id: string;
  readonly description: string;
  readonly implementation: Implementation;
  /** Properties whose outcome is `variant` rather than `holds`. None may be refuted. */
  readonly variantOf?: readonly string[];
}

export interface ParameterSpec {
  readonly name: string;
  /** Other names people give it, in snake_case words. */
  readonly aliases: readonly string[];
  /** `number`, `integer`, `index`, `boolean`, `vector[d]`, `matrix[n,d]`, `random`, `record`, `function`, `string`, or a list `T[]`. */
  readonly shape: string;
  readonly meaning: string;
  readonly default?: unknown;
}

export interface OperationSpec {
  /** Key in the implementation (`create` constructs; the others are methods of the instance or plain functions). */
  readonly name: string;
  readonly effect: 'constructs' | 'reads' | 'updates';
  readonly required: boolean;
  /** The required operation that an implementation may do without when it has this one. */
  readonly insteadOf?: string;
  readonly summary: string;
  readonly parameters: readonly ParameterSpec[];
  readonly returns: string;
  /** Names people give the operation, in snake_case words. */
  readonly aliases: readonly string[];
}

/** The canonical operations that a subject is bound to. Algorithms that compete for one claim share one contract. */
export interface Contract {
  readonly id: string;
  readonly title: string;
  /** Class or module names people use, in snake_case words. */
  readonly classAliases: readonly string[];
  readonly operations: readonly OperationSpec[];
}

/** Words people write in documents, and the properties that such a sentence promises. */
export interface Phrase {
  readonly text: string;
  readonly properties: readonly string[];
}

export interface Source {
  readonly citation: string;
  /** Equation, algorithm or section number. */
  readonly locator: string;
  readonly url?: string;
}

export interface Algorithm<Implementation> {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  /** Names it goes by in documents, lower case. */
  readonly aliases: readonly string[];
  /** The idea in two sentences. */
  readonly idea: string;
  readonly sources: readonly Source[];
  readonly equations: readonly string[];
  /** Order of one update and one decision, with the symbols explained. */
  readonly cost: string;
  readonly contract: Contract;
  readonly reference: Implementation;
  readonly properties: readonly Property<Implementation>[];
  readonly lies: readonly Lie<Implementation>[];
  readonly variants: readonly Variant<Implementation>[];
  readonly phrases: readonly Phrase[];
  /** Statements that sound true of the algorithm and are not; never checked. */
  readonly falseProperties: readonly { readonly statement: string; readonly why: string }[];
  /**
   * Drives an implementation over inputs on which algorithms of the same contract differ, and returns what was observed.
   * Two implementations of one algorithm give the same trace for the same random stream (or the same in distribution, then
   * the trace holds frequencies). Identification compares traces of all algorithms that share `contract.id`.
   */
  readonly scenario: (implementation: Implementation, random: Random) => readonly number[];
  /** How far apart two traces may lie, per entry, and still count as the same behaviour (default 1e-6, relative to 1 + magnitude). */
  readonly scenarioTolerance?: number;
}

/** An algorithm whose implementation type is not known to the caller (the registry's element type). */
export type AnyAlgorithm = Algorithm<unknown>;

/** Gives an algorithm the registry's type. Safe: everything in it is driven only with its own implementations. */
export function defineAlgorithm<Implementation>(algorithm: Algorithm<Implementation>): AnyAlgorithm {
  return algorithm as unknown as AnyAlgorithm;
}
