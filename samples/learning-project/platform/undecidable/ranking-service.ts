/** What a remote model answers; the model is trained elsewhere. */
export interface RemoteModel {
  invoke(payload: unknown): Promise<unknown>;
}

/** Ranks exercises with LinUCB on the remote side. */
export class RemoteLinUcb {
  constructor(private readonly model: RemoteModel) {}

  async handle(payload: unknown): Promise<unknown> {
    return this.model.invoke({ operation: 'rank', payload });
  }
}

/** Q-learning over states that a game server names. */
export class GameServerLearner {
  constructor(private readonly socket: { request(message: string): Promise<string> }) {}

  async advance(): Promise<string> {
    return this.socket.request('advance');
  }
}

/** Federated averaging over encrypted shares, which only the key holders can open. */
export function combineShares(shares: readonly Uint8Array[], combine: (left: Uint8Array, right: Uint8Array) => Uint8Array): Uint8Array {
  const [first, ...rest] = shares;
  if (first === undefined) throw new RangeError('no shares');
  return rest.reduce(combine, first);
}

/** Exponential decay under a curve that the teacher draws. */
export function drawnDecay(curve: (minute: number) => number, minute: number): number {
  return curve(minute);
}
