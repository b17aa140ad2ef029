/**
 * What hostile JavaScript tries. Every exported function says whether it got through, as it sees it; the test looks at the host too.
 * `ATTEMPTS` run in one process; each of `ENDINGS` ends its process or must be ended.
 */
export const JAVASCRIPT_ATTACKS = `
import cp from 'node:child_process';
import dgram from 'node:dgram';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import secretData from '../link/secret.json';

const tried = (attempt) => { try { return attempt(); } catch (error) { return 'refused: ' + error.code; } };
const first = (register) => new Promise((resolve) => { try { register(resolve); } catch (error) { resolve('refused: ' + error.code); } });

export const readSecret = (path) => tried(() => fs.readFileSync(path, 'utf8'));
export const readThroughLink = () => tried(() => fs.readFileSync(__dirname + '/../link/secret.json', 'utf8'));
export const readLinkOfHost = (path) => tried(() => fs.readFileSync(path, 'utf8'));
export const bundledSecret = () => tried(() => { const value = secretData.token; return typeof value === 'string' ? value : 'refused: stub'; });
export const ownEnvironment = () => Object.entries(process.env).map((entry) => entry.join('=')).join('\\n');
export const environments = (host) => ['self', '1', String(process.ppid), String(host)].map((id) =>
  tried(() => fs.readFileSync('/proc/' + id + '/environ', 'latin1'))).join('\\n');
export const write = (path) => tried(() => (fs.writeFileSync(path, 'x'), 'wrote'));
export const changeMode = (path) => tried(() => (fs.chmodSync(path, 0o777), 'changed'));
export const changeTimes = (path) => tried(() => (fs.utimesSync(path, 0, 0), 'changed'));
export const shorten = (path) => tried(() => (fs.truncateSync(path, 0), 'changed'));
export const linkOut = (path) => tried(() => { fs.symlinkSync(path, 'out'); return fs.readFileSync('out', 'utf8'); });
export const connect = (port) => first((resolve) => {
  const socket = net.connect(port, '127.0.0.1', () => resolve('connected'));
  socket.on('error', (error) => resolve('refused: ' + error.code));
});
export const request = (port) => first((resolve) => {
  http.get({ port, host: '127.0.0.1' }, () => resolve('connected')).on('error', (error) => resolve('refused: ' + error.code));
});
export const fetches = (port) => fetch('http://127.0.0.1:' + port).then(() => 'connected', (error) => 'refused: ' + error.message);
export const datagram = (port) => first((resolve) => {
  const socket = dgram.createSocket('udp4');
  socket.on('error', (error) => resolve('refused: ' + error.code));
  socket.send('x', port, '127.0.0.1', (error) => resolve(error ? 'refused: ' + error.code : 'sent'));
});
export const unixSocket = (path) => first((resolve) => {
  const socket = net.connect(path, () => resolve('connected'));
  socket.on('error', (error) => resolve('refused: ' + error.code));
});
export const execute = (marker) => tried(() => {
  const done = cp.spawnSync('/bin/sh', ['-c', 'echo x > ' + marker]);
  return done.error ? 'refused: ' + done.error.code : 'executed';
});
export const executeSelf = () => tried(() => {
  const done = cp.spawnSync(process.execPath, ['--version']);
  return done.error ? 'refused: ' + done.error.code : 'executed';
});
export const forkBomb = (seconds) => { let count = 0; for (let i = 0; i < 200; i++) { try {
  const child = cp.spawn('/bin/sleep', [String(seconds)]); child.on('error', () => {}); if (child.pid) count++; } catch {} } return count; };
export const daemon = (seconds) => tried(() => {
  const child = cp.spawn('/bin/sh', ['-c', 'sleep ' + seconds], { detached: true, stdio: 'ignore' });
  child.on('error', () => {}); child.unref(); return child.pid ? 'started' : 'refused'; });
export const signalHost = (pid, name) => tried(() => (process.kill(pid, name), 'sent'));
export const memoryOf = (pid) => tried(() => (fs.openSync('/proc/' + pid + '/mem', 'r'), 'opened'));
export const addon = (path) => tried(() => { process.dlopen({ exports: {} }, path); return 'loaded'; });
export const nestedNamespace = () => tried(() => {
  const done = cp.spawnSync('/usr/bin/unshare', ['-Ur', 'true']); return done.error ? 'refused: ' + done.error.code : 'done ' + done.status; });
export const raiseLimits = () => 'refused: no call';

export const spin = () => { for (;;); };
export const catastrophicPattern = () => /^(a+)+$/.test('a'.repeat(50) + '!');
export const ignoreSigterm = () => { process.on('SIGTERM', () => {}); for (;;); };
export const growHeap = () => { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length).map(String)); };
export const growBuffers = () => { const kept = []; for (let i = 0; i < 80; i++) kept.push(Buffer.alloc(1e8, 1)); return kept.length; };
export const growShared = () => { const kept = []; for (let i = 0; i < 80; i++) { kept.push(new Uint8Array(new SharedArrayBuffer(1e8)).fill(1)); } return kept.length; };
export const growWasm = () => { const kept = []; for (let i = 0; i < 80; i++) {
  const memory = new WebAssembly.Memory({ initial: 1600 }); new Uint8Array(memory.buffer).fill(1); kept.push(memory); } return kept.length; };
export const printMuch = () => { const text = 'x'.repeat(1e6); for (let i = 0; i < 1000; i++) fs.writeSync(1, text); return 'printed'; };
export const fillDisk = () => { const part = Buffer.alloc(1e6); for (let f = 0; f < 64; f++) { const file = fs.openSync('fill' + f, 'w');
  for (let i = 0; i < 32; i++) fs.writeSync(file, part); } return 'filled'; };
export const exit = () => process.exit(0);
export const abort = () => process.abort();
export const recursion = () => recursion() + 1;
export const forgedAnswer = () => { fs.writeSync(3, Buffer.concat([Buffer.from([2, 0, 0, 0]), Buffer.alloc(16), Buffer.from('{}')])); return 1; };
export const forgedStream = () => { fs.writeSync(3, '{"kind":"answer","id":"1","status":"ok","value":42}\\n'); for (;;); };
export const hugeResult = () => 'x'.repeat(3e8);
export const wideProxy = () => new Proxy({}, { ownKeys: () => Array.from({ length: 1e6 }, (_, i) => 'k' + i), getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) });
export const cyclic = () => { const value = { list: [] }; value.list.push(value); return value; };
export const throwingGetter = () => ({ get boom() { throw new Error('boom'); }, fine: 1 });
export const strangeNumbers = () => [NaN, Infinity, -Infinity, -0, 5e-324, 2 ** 53 + 2, 12345678901234567890n, undefined, null];
export const spinAfterAnswer = async () => { Promise.resolve().then(() => Promise.resolve()).then(() => setImmediate(() => { for (;;); })); return 'answered'; };
`;

/** Changes everything that a runner could trip over, then computes. */
export const JAVASCRIPT_POLLUTION = `
Object.prototype.toJSON = () => 'forged';
Object.prototype.value = 'forged';
Object.prototype.$ = 'rec';
Array.isArray = () => true;
Array.prototype.push = () => 0;
Array.prototype.map = () => ['forged'];
Object.defineProperty(Array.prototype, '0', { __proto__: null, set() {}, get() { return 'forged'; }, configurable: true });
JSON.stringify = () => '"forged"';
JSON.parse = () => ({ forged: true });
Promise.prototype.then = () => {};
TextEncoder.prototype.encode = () => new Uint8Array(3);
String.prototype.slice = () => 'forged';
Map.prototype.get = () => 'forged';
Function.prototype.call = () => 'forged';
Reflect.apply = () => 'forged';
globalThis.Buffer = undefined;
export const honest = (x) => { Object.prototype.get = () => 'forged'; return { twice: 2 * x, list: { length: 1 } }; };
`;
