/** For each name the first file, in the order of the project, that has it; of declarations with their line. */
export interface FirstPlaces {
  readonly words: Map<string, string>;
  /** File names in strings. */
  readonly named: Map<string, string>;
  readonly declared: Map<string, { readonly path: string; readonly line: number }>;
}

export function noPlaces(): FirstPlaces {
  return { words: new Map(), named: new Map(), declared: new Map() };
}

/** A listed file and its state. */
export type ListedFile = readonly [path: string, state: string];

/** The first places of a project as it was, with the files that were read, in order. */
export interface PlacesThen {
  readonly files: readonly ListedFile[];
  readonly places: FirstPlaces;
}

/** More changed files than this are read with all others. */
const MOST_CHANGED = 60;

/**
 * First places after some files have changed: only these are read again. `unsure` where a file that had a name has lost it, so that
 * one which was not read may now be the first.
 */
export class ChangedPlaces {
  readonly #rank: ReadonlyMap<string, number>;
  /** Of each file that is not what it was: the rank of the next one after it that is. */
  readonly #lost = new Map<string, number>();
  readonly #fresh: FirstPlaces;

  private constructor(
    readonly then: PlacesThen,
    files: readonly ListedFile[],
    changed: readonly string[],
    read: (path: string, into: FirstPlaces) => void,
  ) {
    this.#rank = new Map(files.map(([path], rank) => [path, rank]));
    this.#fresh = noPlaces();
    for (const path of changed) read(path, this.#fresh);
    const isChanged = new Set(changed);
    let next = Number.POSITIVE_INFINITY;
    for (const [path] of [...then.files].reverse()) {
      const rank = this.#rank.get(path);
      if (rank === undefined || isChanged.has(path)) this.#lost.set(path, next);
      else next = rank;
    }
  }

  /**
   * @param read adds the places of one file where no earlier one has them
   * @returns `undefined` when too much has changed, or the order of what has not
   */
  static since(
    then: PlacesThen,
    files: readonly ListedFile[],
    read: (path: string, into: FirstPlaces) => void,
  ): ChangedPlaces | undefined {
    const before = new Map(then.files);
    const changed = files.filter(([path, state]) => before.get(path) !== state).map(([path]) => path);
    if (changed.length > MOST_CHANGED) return undefined;
    const now = new Map(files);
    const stayed = then.files.filter(([path, state]) => now.get(path) === state).map(([path]) => path);
    const kept = files.filter(([path, state]) => before.get(path) === state).map(([path]) => path);
    if (stayed.some((path, index) => path !== kept[index])) return undefined;
    return new ChangedPlaces(then, files, changed, read);
  }

  /** The place of a name, by the file in it that `pathOf` tells. */
  first<Place>(
    among: (places: FirstPlaces) => ReadonlyMap<string, Place>,
    name: string,
    pathOf: (place: Place) => string,
  ): Place | undefined | 'unsure' {
    const before = among(this.then.places).get(name);
    const fresh = among(this.#fresh).get(name);
    if (before === undefined) return fresh;
    const freshRank = fresh === undefined ? Number.POSITIVE_INFINITY : this.#rank.get(pathOf(fresh))!;
    const next = this.#lost.get(pathOf(before));
    if (next === undefined) return freshRank < this.#rank.get(pathOf(before))! ? fresh : before;
    return freshRank < next ? fresh : 'unsure';
  }
}

interface KeptPlaces {
  readonly files: readonly ListedFile[];
  readonly words: KeptNames;
  readonly named: KeptNames;
  readonly declared: KeptNames & { readonly lines: readonly number[] };
}

/** Names with a line break between them, and the index of the file of each. */
interface KeptNames {
  readonly names: string;
  readonly at: readonly number[];
}

export function writePlaces({ files, places }: PlacesThen): Buffer {
  const index = new Map(files.map(([path], at) => [path, at]));
  const names = <Place>(map: ReadonlyMap<string, Place>, pathOf: (place: Place) => string): KeptNames => ({
    names: [...map.keys()].join('\n'),
    at: [...map.values()].map((place) => index.get(pathOf(place))!),
  });
  const kept: KeptPlaces = {
    files,
    words: names(places.words, String),
    named: names(places.named, String),
    declared: {
      ...names(places.declared, ({ path }) => path),
      lines: [...places.declared.values()].map(({ line }) => line),
    },
  };
  return Buffer.from(JSON.stringify(kept), 'utf8');
}

export function readPlaces(bytes: Buffer): PlacesThen {
  const { files, words, named, declared } = JSON.parse(bytes.toString('utf8')) as KeptPlaces;
  const paths = ({ names, at }: KeptNames): Map<string, string> =>
    new Map(at.length === 0 ? [] : names.split('\n').map((name, position) => [name, files[at[position]!]![0]]));
  const lines = new Map(
    [...paths(declared)].map(([name, path], position) => [name, { path, line: declared.lines[position]! }]),
  );
  return { files, places: { words: paths(words), named: paths(named), declared: lines } };
}
