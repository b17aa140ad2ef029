import { wordsOf } from '../flow/names.js';

export type Role = 'server' | 'client' | 'coordinator' | 'worker' | 'agent' | 'environment';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  server: 'server aggregator',
  client: 'client participant party silo',
  coordinator:
    'manager coordinator orchestrator scheduler controller supervisor master leader hub pool trainer dispatcher arena director conductor queen',
  worker:
    'worker node actor learner peer member device slave executor runner replica island player explorer specialist colony',
  agent: 'agent policy bandit tutor',
  environment: 'environment env gym simulator world',
};

const ROLE_OF = new Map<string, Role>(
  (Object.entries(ROLE_WORDS) as [Role, string][]).flatMap(([role, words]) =>
    words.split(' ').map((word): [string, Role] => [word, role]),
  ),
);

/** What is named after a role and only describes or serves it. */
const NO_ACTORS = new Set(
  (
    'constants constant config configuration settings options utils util helper error exception metrics stats statistics message request ' +
    'response event status type types info data result results state record schema factory builder registry interface protocol mixin'
  ).split(' '),
);

/** What a class is by its name: the last word that says it, since `ClientManager` manages and `AgentPool` pools. */
export function roleOf(name: string): Role | undefined {
  const words = wordsOf(name);
  if (NO_ACTORS.has(words.at(-1) ?? '')) return undefined;
  const roles = words.map((word) => ROLE_OF.get(word) ?? ROLE_OF.get(word.replace(/s$/, '')));
  return roles.filter((role) => role !== undefined).at(-1);
}

/** Whether classes of these roles stand to each other as one that leads and those that are led. */
export function leads(leader: Role | undefined, led: Role | undefined): boolean {
  if (leader === 'server') return led === 'client' || led === 'worker';
  if (leader === 'coordinator') return led !== undefined && led !== 'coordinator';
  return leader === 'agent' && led === 'environment';
}

export function topologyTitle(leader: Role | undefined, led: ReadonlySet<Role | undefined>): string {
  if (led.has('environment') && leader === 'agent') return 'agent and environment';
  const some = [...led].filter((role) => leads(leader, role));
  if (some.length === 0) return 'what it manages';
  return leader === 'server' || (some.includes('client') && !some.includes('worker'))
    ? 'server and clients'
    : 'coordinator and workers';
}
