/**
 * Prints properties x lies of every reference algorithm and proves that references and variants pass.
 *   npm run lies -- [--seeds 1000] [--lie-seeds 3] [--algorithm <id or family>]
 * Exit code 1 when a lie is uncaught, a property idle, a listing wrong, or a right implementation turned down.
 */
import { parseArgs } from 'node:util';
import { algorithms } from '../src/algorithms/index.js';
import { falseAlarms, type LieMatrix, lieMatrix, spreadSeeds } from '../src/algorithms/lie-matrix.js';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    'lie-seeds': { type: 'string', default: '3' },
    algorithm: { type: 'string' },
  },
});

function positiveInteger(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} must be a positive integer, got ${text}`);
  return value;
}

/** Lies in rows, properties as numbered columns: `#` caught and listed, `!` disagrees with the listing, `.` passed. */
function printed(matrix: LieMatrix): string {
  const width = Math.max(...matrix.rows.map((row) => row.lie.length), 0);
  const numbers = matrix.properties.map((_, index) => String(index + 1).padStart(3)).join('');
  const rows = matrix.rows.map((row) => {
    const marks = row.cells.map((cell) => {
      const steady = cell.failed === (cell.listed ? cell.tried : 0);
      return (steady ? (cell.listed ? '#' : '.') : '!').padStart(3);
    });
    return `  ${row.lie.padEnd(width)} ${marks.join('')}`;
  });
  const legend = matrix.properties.map((id, index) => `  ${String(index + 1).padStart(3)} ${id}`);
  return [matrix.algorithm, ...legend, `  ${' '.repeat(width)} ${numbers}`, ...rows].join('\n');
}

const seeds = spreadSeeds(positiveInteger('seeds', values.seeds));
const lieSeeds = spreadSeeds(positiveInteger('lie-seeds', values['lie-seeds']));
const chosen = algorithms.filter(
  ({ id, family }) => values.algorithm === undefined || id === values.algorithm || family === values.algorithm,
);
const problems: string[] = chosen.length === 0 ? [`no algorithm or family is called ${values.algorithm}`] : [];
let lies = 0;
for (const algorithm of chosen) {
  const matrix = lieMatrix(algorithm, lieSeeds);
  lies += matrix.rows.length;
  console.log(`${printed(matrix)}\n`);
  const says = (text: string): number => problems.push(`${algorithm.id}: ${text}`);
  for (const lie of matrix.uncaught) says(`no property catches ${lie}`);
  for (const property of matrix.idle) says(`no lie needs ${property}`);
  for (const row of matrix.rows) for (const text of row.disagreements) says(`lie ${row.lie}: ${text}`);
  for (const alarm of falseAlarms(algorithm, seeds))
    says(`${alarm.implementation} fails ${alarm.property} with seed ${alarm.seed}: ${alarm.explanation}`);
}
for (const problem of problems) console.error(problem);
console.log(
  `${chosen.length} algorithms, ${lies} lies; references and variants over ${seeds.length} seeds, lies over ` +
    `${lieSeeds.length}: ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
