// Tries what a subject must not be able to do, and tells what it got done. Run in a tier before any subject is.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

const succeeds = (attempt) => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
};

function connects(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Names of what worked, in a fixed order. */
export async function attempts(secret, outside, port, overCap) {
  const done = [];
  if (succeeds(() => readFileSync(secret))) done.push('read a file outside');
  if (succeeds(() => writeFileSync(outside, 'written'))) done.push('write a file outside');
  if (await connects(port)) done.push('connect to the network');
  if (spawnSync(process.execPath, ['--version'], { timeout: 2_000 }).status === 0) done.push('start a process');
  if (succeeds(() => Buffer.alloc(overCap, 1))) done.push('take more memory than allowed');
  if (!succeeds(() => writeFileSync('own', 'written'))) done.push('not write to its own folder');
  return done;
}
