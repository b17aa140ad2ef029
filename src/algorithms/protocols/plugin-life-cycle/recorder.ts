import type { LearnablePlugin } from './contract.js';

export interface RecordingPlugin extends LearnablePlugin {
  /** What the plug-in was asked, in order. */
  readonly calls: readonly (readonly ['train' | 'infer', unknown])[];
}

/** A plug-in that writes down what it is asked and gives the prepared answers. It answers to the usual names of an id. */
export function recordingPlugin(
  id: string,
  answers: { readonly train: unknown; readonly infer: unknown },
): RecordingPlugin {
  const calls: (readonly ['train' | 'infer', unknown])[] = [];
  const plugin = {
    id,
    pluginId: id,
    plugin_id: id,
    name: id,
    calls,
    train(data: unknown) {
      calls.push(['train', data]);
      return answers.train;
    },
    infer(x: unknown) {
      calls.push(['infer', x]);
      return answers.infer;
    },
  };
  return plugin;
}

/** A recorder that compares equal to 0 and false, as an empty container does elsewhere. */
export function falsyRecordingPlugin(
  id: string,
  answers: { readonly train: unknown; readonly infer: unknown },
): RecordingPlugin {
  return Object.assign(recordingPlugin(id, answers), { valueOf: () => 0, length: 0, size: 0 });
}

/** A plug-in of which every call throws `error`. */
export function throwingPlugin(id: string, error: Error): LearnablePlugin {
  const fail = (): never => {
    throw error;
  };
  return { ...recordingPlugin(id, { train: undefined, infer: undefined }), train: fail, infer: fail };
}
