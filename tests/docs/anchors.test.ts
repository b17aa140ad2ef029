import { expect, test } from 'vitest';
import { Anchors } from '../../src/docs/anchors.js';

/** Headings and anchors as github-slugger 2.0.0 gives them (its README and test/fixtures.json). */
test('headings get the anchors that GitHub gives them', () => {
  const anchors = new Anchors();
  const headings = ['foo', 'foo', 'bar', 'foo', 'Foo Bar', 'class A.B', 'with_underscore', 'a - b', 'Привет', 'foo-1'];
  expect(headings.map((heading) => anchors.next(heading))).toEqual([
    'foo',
    'foo-1',
    'bar',
    'foo-2',
    'foo-bar',
    'class-ab',
    'with_underscore',
    'a---b',
    'привет',
    'foo-1-1',
  ]);
});
