/**
 * What the search for copies needs of one file: hashes and fingerprints of the module, of its classes and of its functions.
 * Little-endian 32-bit words in base64, so that a record stays small and is read fast; `src/clones/packed-units.ts` says which
 * word is what.
 */
export interface FileFingerprints {
  /** Fixed number of words for each unit, outer units before inner ones. */
  readonly units: string;
  /** Winnowed fingerprints of the tokens in order; a unit is a range of them. */
  readonly tokens: string;
  /** The smallest hashes of the file's normalised lines, ascending: for files that do not parse. */
  readonly lines: string;
}
