import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ChangedPlaces,
  type FirstPlaces,
  type ListedFile,
  noPlaces,
  readPlaces,
  writePlaces,
} from '../../../src/claims/resolve/first-places.js';

type Project = Readonly<Record<string, readonly string[]>>;

const NAMES = ['arm', 'bandit', 'critic', 'delta', 'entropy'];

/** Files a to f with some of the names each. */
const project = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  .chain((paths) =>
    fc
      .tuple(...paths.map(() => fc.subarray(NAMES)))
      .map((contents): Project => Object.fromEntries(paths.map((path, index) => [path, contents[index]!]))),
  );

const listed = (files: Project): ListedFile[] =>
  Object.keys(files)
    .sort()
    .map((path) => [path, files[path]!.join()]);

const readerOf = (files: Project) => (path: string, into: FirstPlaces) => {
  for (const name of files[path]!) {
    if (!into.words.has(name)) into.words.set(name, path);
    if (!into.named.has(`${name}.json`)) into.named.set(`${name}.json`, path);
    if (!into.declared.has(name)) into.declared.set(name, { path, line: name.length });
  }
};

function allOf(files: Project): FirstPlaces {
  const places = noPlaces();
  for (const [path] of listed(files)) readerOf(files)(path, places);
  return places;
}

describe('first places of names', () => {
  test('after changes they are those of a whole reading, or unsure', () => {
    let sure = 0;
    fc.assert(
      fc.property(project, project, (before, after) => {
        const then = readPlaces(writePlaces({ files: listed(before), places: allOf(before) }));
        const changed = ChangedPlaces.since(then, listed(after), readerOf(after))!;
        const whole = allOf(after);
        for (const name of NAMES) {
          const word = changed.first(({ words }) => words, name, String);
          const file = changed.first(({ named }) => named, `${name}.json`, String);
          const place = changed.first(
            ({ declared }) => declared,
            name,
            ({ path }) => path,
          );
          if (word !== 'unsure') expect(word).toBe(whole.words.get(name));
          if (file !== 'unsure') expect(file).toBe(whole.named.get(`${name}.json`));
          if (place !== 'unsure') expect(place).toEqual(whole.declared.get(name));
          if (word !== 'unsure') sure++;
        }
      }),
    );
    expect(sure).toBeGreaterThan(200);
  });

  test('an edit that keeps a name is sure of it, one that loses it is not where a later file may have it', () => {
    const before = { a: ['arm'], b: ['arm', 'bandit'], c: ['critic'] };
    const then = { files: listed(before), places: allOf(before) };
    const first = (after: Project, name: string) =>
      ChangedPlaces.since(then, listed(after), readerOf(after))?.first(({ words }) => words, name, String);
    expect(first({ ...before, a: ['arm', 'delta'] }, 'arm')).toBe('a');
    expect(first({ ...before, a: ['delta'] }, 'arm')).toBe('unsure');
    expect(first({ ...before, a: ['bandit'] }, 'bandit')).toBe('a');
    expect(first({ ...before, c: ['critic', 'arm'] }, 'arm')).toBe('a');
  });

  test('nothing is told when what has not changed stands in another order', () => {
    const files: Project = { a: ['arm'], b: ['bandit'] };
    const then = { files: listed(files), places: allOf(files) };
    expect(ChangedPlaces.since(then, [...listed(files)].reverse(), readerOf(files))).toBeUndefined();
  });
});
