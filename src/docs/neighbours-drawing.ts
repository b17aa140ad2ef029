import type { Cut } from '../render/cut.js';
import type { Link } from './links.js';

/** Most modules drawn on either side. */
const SHOWN = 12;
const ROW = 34;
const BOX_HEIGHT = 24;
const BOX_WIDTH = 250;
const GAP = 90;
const LABEL_CHARACTERS = 34;

/** A box with a label, in the units of the drawing. */
export interface Box extends Link {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
}

/**
 * Where to draw a module between those that import it, on its left, and those that it imports, on its right: everything that an SVG
 * needs, laid out. `undefined` when it has no such neighbour.
 */
export function neighboursDrawing(self: Link, importers: Cut<Link>, imported: Cut<Link>) {
  if (importers.total + imported.total === 0) return undefined;
  const height = Math.max(1, shown(importers).length, shown(imported).length) * ROW;
  const middle = height / 2;
  const centre = boxAt(self, 1, middle);
  const left = column(importers, 0, height);
  const right = column(imported, 2, height);
  const arrows = [
    ...left.map((box) => curve(box.x + BOX_WIDTH, box.y + BOX_HEIGHT / 2, centre.x, middle)),
    ...right.map((box) => curve(centre.x + BOX_WIDTH, middle, box.x, box.y + BOX_HEIGHT / 2)),
  ];
  const width = 3 * BOX_WIDTH + 2 * GAP;
  const notShown = importers.total - left.length + imported.total - right.length;
  return {
    width,
    height,
    boxWidth: BOX_WIDTH,
    boxHeight: BOX_HEIGHT,
    centre,
    boxes: [...left, ...right],
    arrows,
    notShown,
  };
}

function shown(links: Cut<Link>): readonly Link[] {
  return links.rows.slice(0, SHOWN);
}

function column(links: Cut<Link>, number: number, height: number): Box[] {
  const own = shown(links);
  return own.map((link, row) => boxAt(link, number, ((row + 0.5) * height) / own.length));
}

function boxAt(link: Link, column: number, centreY: number): Box {
  const x = column * (BOX_WIDTH + GAP);
  const { text } = link;
  const label = text.length > LABEL_CHARACTERS ? `…${text.slice(1 - LABEL_CHARACTERS)}` : text;
  return { ...link, x, y: centreY - BOX_HEIGHT / 2, label, labelX: x + BOX_WIDTH / 2, labelY: centreY };
}

function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const bend = (fromX + toX) / 2;
  return `M${fromX} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${toX} ${toY}`;
}
