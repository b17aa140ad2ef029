/** The lexical tokens of a file without comments, blank space and docstrings; parallel arrays, in order. */
export interface Tokens {
  /** Text of each token; indentation is not a token. String literals are whole tokens. */
  readonly text: readonly string[];
  /** 1-based line of each. */
  readonly line: Uint32Array;
  /** 0 keyword, 1 identifier, 2 number, 3 string, 4 operator or punctuation. */
  readonly kind: Uint8Array;
}
