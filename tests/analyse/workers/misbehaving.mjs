// A worker whose texts say what happens: hang, wait, eat memory, leave, throw. Everything else is answered.
export default async function misbehave({ jobs, progress }) {
  const cell = new Int32Array(progress);
  return jobs.map((job, index) => {
    Atomics.store(cell, 0, index);
    if (job.text === 'hang') for (;;);
    if (job.text === 'wait') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_500);
    if (job.text === 'eat') for (const kept = []; ; ) kept.push(new Array(100_000).fill({ index }));
    if (job.text === 'throw') throw new Error('a defect');
    if (job.text === 'leave') process.exit(3);
    return { kind: 'record', json: JSON.stringify({ path: job.path }) };
  });
}
