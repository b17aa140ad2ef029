import { expect, test } from 'vitest';
import { fileVerdicts, PATIENCE_MS, tier } from './python-verdict.js';

/** A table of values and its rates in variables of a module; `worst` picks the wrong next value. */
const TABLE = `
const ACTIONS = 4;
let lr = 0.2, gamma = 0.8, epsilon = 0.1;
let qTable = {};
function row(state) {
  if (!(state in qTable)) qTable[state] = new Array(ACTIONS).fill(0);
  return qTable[state];
}
function getQ(state, action) { return row(state)[action]; }
function chooseAction(state) {
  if (Math.random() < epsilon) return Math.floor(Math.random() * ACTIONS);
  return row(state).indexOf(Math.max(...row(state)));
}
function learnStep(state, action, reward, nextState) {
  row(state)[action] += lr * (reward + gamma * Math.max(...row(nextState)) - row(state)[action]);
}
`;

const STORE = `
const kept = [];
const dot = (a, b) => a.reduce((sum, value, index) => sum + value * b[index], 0);
export function addVector({ embedding, text, metadata }) {
  kept.push({ embedding, text, metadata });
}
export function searchVectors(query, limit = 5) {
  const score = ({ embedding }) => dot(query, embedding) / (Math.sqrt(dot(query, query) * dot(embedding, embedding)) || 1);
  return kept.map((one) => ({ ...one, score: score(one) })).sort((a, b) => b.score - a.score).slice(0, limit);
}
`;

const BANDIT = `
"""Epsilon-greedy choice between advertisements."""
import random

counts = []
values = []
epsilon = 0.1


def initialize(n_arms):
    global counts, values
    counts = [0] * n_arms
    values = [0.0] * n_arms


def select_arm():
    if random.random() < epsilon:
        return random.randrange(len(values))
    return values.index(max(values))


def update(arm, reward):
    counts[arm] += 1
    values[arm] += (reward - values[arm]) / counts[arm]
`;

/** Five arms, whatever anybody wants. */
const FIVE_ARMS = `
import math

selections = [0] * 5
rewards = [0] * 5


def select_ad():
    if 0 in selections:
        return selections.index(0)
    total = sum(selections)
    bounds = [r / n + math.sqrt(2 * math.log(total) / n) for r, n in zip(rewards, selections)]
    return bounds.index(max(bounds))


def update(ad, reward):
    selections[ad] += 1
    rewards[ad] += reward
`;

type Language = Parameters<typeof fileVerdicts>[0];

function verdictOf(language: Language, text: string, symbol: string, algorithm: string) {
  return fileVerdicts(language, text, [[symbol, algorithm]])[0]![1];
}

test.skipIf(tier === undefined)(
  'functions that keep their state in variables of the module are driven on copies of it',
  () => {
    const right = verdictOf('javascript', TABLE, 'learnStep', 'q-learning');
    expect(right.binding).toContain('the module loaded anew');
    expect(right.binding).toContain('gamma is 0.8');
    expect(right.verdict, right.reason).toBe('verified');
    const worst = TABLE.replace('Math.max(...row(nextState))', 'Math.min(...row(nextState))');
    expect(verdictOf('javascript', worst, 'learnStep', 'q-learning').verdict).toBe('refuted');
    expect(verdictOf('javascript', STORE, 'searchVectors', 'cosine-store').verdict).toBe('verified');
    const byProduct = STORE.replace(/ \/ \(Math[^;]*;/, ';');
    expect(byProduct).not.toBe(STORE);
    expect(verdictOf('javascript', byProduct, 'searchVectors', 'cosine-store').verdict).toBe('refuted');
  },
  PATIENCE_MS,
);

test.skipIf(tier === undefined)(
  'the same in Python; how many arms are built in is held against nobody',
  () => {
    const right = verdictOf('python', BANDIT, 'update', 'epsilon-greedy');
    expect(right.binding).toContain('the module loaded anew');
    expect(right.verdict, right.reason).toBe('verified');
    const sums = BANDIT.replace('(reward - values[arm]) / counts[arm]', 'reward');
    expect(verdictOf('python', sums, 'update', 'epsilon-greedy').verdict).toBe('refuted');
    expect(verdictOf('python', FIVE_ARMS, 'select_ad', 'ucb1').verdict).not.toBe('refuted');
  },
  PATIENCE_MS,
);

test.skipIf(tier === undefined)(
  'what may outlive the module in a file is left alone',
  () => {
    const lasting = `import fs from 'node:fs';\n${STORE}export const save = () => fs.writeFileSync('a', '');\n`;
    expect(verdictOf('javascript', lasting, 'searchVectors', 'cosine-store').verdict).toBe('untested');
  },
  PATIENCE_MS,
);

const SAVED = `
import json
import os


class Epsilon:
    def __init__(self, n_arms, epsilon=0.1):
        self.epsilon = epsilon
        self.counts = [0] * n_arms
        self.values = [0.0] * n_arms
        if os.path.exists("values.json"):
            with open("values.json") as file:
                self.values = (json.load(file) + self.values)[:n_arms]

    def select_arm(self):
        return self.values.index(max(self.values))

    def update(self, arm, reward):
        self.counts[arm] += 1
        self.values[arm] += (reward - self.values[arm]) / self.counts[arm]
        with open("values.json", "w") as file:
            json.dump(self.values, file)
`;

test.skipIf(tier === undefined)(
  'nor is an instance held to what another saved',
  () => {
    const { verdict, reason } = verdictOf('python', SAVED, 'Epsilon', 'epsilon-greedy');
    expect(verdict, reason).toBe('untested');
    expect(reason).toContain('from a file');
  },
  PATIENCE_MS,
);
