/**
 * The thread that starts subjects and speaks with them, so that the thread that checks can stand still meanwhile. Processes die with
 * this thread: their death signal is bound to it.
 */
import { workerData } from 'node:worker_threads';
import { BundlerProcess } from './bundler-process.js';
import type { Order, OrderAnswer, ThreadSetting } from './channel.js';
import { Subject } from './subject.js';

const { port, signal } = workerData as ThreadSetting;
const cell = new Int32Array(signal);
const subjects = new Map<number, Subject>();
let bundler: BundlerProcess | undefined;

port.on('message', (order: Order) => {
  void carriedOut(order).then((answer) => {
    port.postMessage(answer);
    Atomics.add(cell, 0, 1);
    Atomics.notify(cell, 0);
  });
});

async function carriedOut(order: Order): Promise<OrderAnswer> {
  try {
    return await carryOut(order);
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function carryOut(order: Order): Promise<OrderAnswer> {
  if (order.kind === 'open') {
    const { tier, file, seed, limits, session } = order;
    const subject = new Subject(tier, file, seed, limits);
    subjects.set(session, subject);
    return subject.open(() => {
      bundler ??= new BundlerProcess(tier);
      return bundler.bundle(file.root, file.path);
    });
  }
  const subject = subjects.get(order.session);
  if (subject === undefined) throw new Error('the session is closed');
  if (order.kind === 'request') return subject.request(order.request);
  if (order.kind === 'close') {
    subjects.delete(order.session);
    await subject.close();
    return { kind: 'closed' };
  }
  const { call, value, error } = order;
  return subject.reply({
    kind: 'reply',
    call,
    ...(value === undefined ? {} : { value }),
    ...(error === undefined ? {} : { error }),
  });
}
