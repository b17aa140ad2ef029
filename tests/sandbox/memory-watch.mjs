// Prints the highest resident memory, in megabytes, that any process below a given one has had; asked once a line on stdin.
import { readdirSync, readFileSync } from 'node:fs';

const ancestor = process.argv[2];
let highest = 0;

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

function look() {
  const status = new Map();
  for (const id of readdirSync('/proc')) if (/^\d+$/.test(id)) status.set(id, read(`/proc/${id}/status`));
  const parent = (id) => /^PPid:\s+(\d+)/m.exec(status.get(id) ?? '')?.[1];
  for (const [id, text] of status) {
    // Only subjects: what runs the tests is below the ancestor as well.
    if (id === String(process.pid) || !/runners\/(javascript|python)\//.test(read(`/proc/${id}/cmdline`))) continue;
    for (let at = parent(id); at !== undefined; at = parent(at)) {
      if (at === ancestor) highest = Math.max(highest, Number(/^VmHWM:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024);
    }
  }
}

setInterval(look, 30);
process.stdin.on('data', () => process.stdout.write(`${highest}\n`));
process.stdin.on('end', () => process.exit());
