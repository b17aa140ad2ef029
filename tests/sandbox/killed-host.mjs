// A host that opens a subject which never ends, and is killed meanwhile: node killed-host.mjs BUILD TIER-JSON ROOT PATH LANGUAGE
import { pathToFileURL } from 'node:url';

const [build, tier, root, path, language] = process.argv.slice(2);
const { openSession } = await import(pathToFileURL(`${build}/sandbox/index.js`).href);
const session = openSession({ root, path, language }, { tier: JSON.parse(tier), limits: { callMs: 60_000 } });
process.stdout.write(`${session.load.status}\n`, () =>
  session.request({ kind: 'call', symbol: 'spin', arguments: [] }),
);
