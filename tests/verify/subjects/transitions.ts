export interface Step {
  id: number;
  state: number[];
  action: number;
  reward: number;
  nextState: number[];
  done: boolean;
  episode: number;
}

export interface Memory {
  steps: Step[];
  capacity: number;
  nextId: number;
}

export function createMemory(capacity: number): Memory {
  return { steps: [], capacity, nextId: 1 };
}

/** Replay memory: adds a transition, with a number of its own; the oldest leaves when it is full. */
export function addTransition(memory: Memory, step: Omit<Step, 'id'>): Memory {
  const steps = [...memory.steps, { ...step, id: memory.nextId }].slice(-memory.capacity);
  return { ...memory, steps, nextId: memory.nextId + 1 };
}

/** Uniform draws from the replay memory. */
export function sampleMemory(memory: Memory, batchSize: number): Step[] {
  const left = [...memory.steps];
  return Array.from(
    { length: Math.min(batchSize, left.length) },
    () => left.splice(Math.floor(Math.random() * left.length), 1)[0] as Step,
  );
}
