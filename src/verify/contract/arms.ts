/** The name under which the arms that a bandit asks for rewards are handed to a call. */
export const ARMS = '#arms';

/** Shape of the parameter that takes them. */
export const ASKED = 'arms that are asked for rewards';

const words = (text: string): readonly string[] => text.split(' ');

/** What people call what their bandit asks for rewards: all arms in one, or a list of them. */
export const ENVIRONMENTS: readonly string[] = words(
  'bandit env environment testbed test_bed machine machines bandits bandit_env bandit_environment bandit_machine slot_machine slot_machines mab multi_armed_bandit casino problem simulator world arms arm_list levers slots bandit_arms bandit_problem reward_sampler arm_sampler sampler reward_function reward_fn reward_func get_reward pull_fn pull_arm pull_function',
);

/** Of these, names that may be those of lists. */
export const LISTS_OF_ARMS: ReadonlySet<string> = new Set(
  words('machines bandits slot_machines arms arm_list levers slots bandit_arms'),
);

/** Methods that give the reward of an arm. */
export const PULLS: readonly string[] = words(
  'step pull play draw sample reward get_reward getReward pull_arm pullArm draw_arm drawArm play_arm playArm sample_reward sampleReward generate_reward generateReward get_sample act take_action takeAction pull_lever pullLever choose select_arm',
);

/** Numbers of arms. */
export const COUNTS: readonly string[] = words(
  'k K n N n_arms num_arms nArms numArms number_of_arms numberOfArms n_actions num_actions nActions numActions action_count actionCount arm_count armCount armsCount n_bandits num_bandits numBandits num_of_bandits n_machines num_machines k_arms action_size actionSize size length',
);

/** What only tells how well was played: an entry for each arm. */
export const RATES: readonly string[] = words(
  'probs probabilities probability p ps rates true_means true_values true_rewards true_probs expected_rewards expected_values mus reward_probs success_probs arm_means q_star q_true trueMeans trueProbs',
);

/** The same of the best arm. */
export const BEST: readonly string[] = words(
  'best_prob best_mean best_value best_reward best_idx best_arm best_action best_proba optimal optimal_arm optimal_action optimal_value optimal_reward optimal_mean max_prob max_mean optimalArm bestArm bestProb optimalAction optimalValue',
);

/** Methods that play rounds. */
export const PLAYS: readonly string[] = words(
  'play run step run_one_step one_step run_step play_step play_round run_round play_once run_once take_action act pull iterate perform_action perform_actions interact simulate train learn fit execute start play_game run_experiment run_simulation run_episode solve choose_and_update select_and_update play_one_round make_step do_step next_step take_step loop explore run_rounds play_rounds simulate_step run_trial trial update play_arm',
);

/** Numbers of rounds to be played in one call. */
export const ROUNDS_WANTED: readonly string[] = words(
  'num_steps n_steps steps number_of_steps nsteps num_rounds n_rounds rounds number_of_rounds iterations n_iterations num_iterations num_iter n_iter iters niter n_trials num_trials trials n_plays num_plays plays n_pulls num_pulls pulls number_of_pulls horizon timesteps time_steps n_timesteps num_timesteps max_steps total_steps num_episodes n_episodes episodes t n times T N',
);
