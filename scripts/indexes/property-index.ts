import { algorithms } from '../../src/algorithms/index.js';

/** What is checked of an implementation of each algorithm, by family. */
export function propertyIndex(): string {
  const families = [...new Set(algorithms.map(({ family }) => family))].sort();
  const properties = algorithms.reduce((sum, algorithm) => sum + algorithm.properties.length, 0);
  const lines = [
    '# Properties of the reference algorithms',
    '',
    `Made by \`npm run indexes\`: ${algorithms.length} algorithms, ${properties} properties. \`audit algorithms <id>\` prints the sources, equations, names and the wrong`,
    'implementations that each property is proved on. A property in italics is checked only when the documents promise it.',
  ];
  for (const family of families) {
    lines.push('', `## ${family}`, '', '| algorithm | properties |', '| --- | --- |');
    for (const { id, title, family: own, properties: checked } of algorithms) {
      if (own !== family) continue;
      const names = checked.map((property) => {
        const name = property.id.replace(/^[^.]+\./, '');
        return property.strength === 'always' ? name : `*${name}*`;
      });
      lines.push(`| ${title} (\`${id}\`) | ${names.join(', ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
