import { expect, test } from 'vitest';
import { FAULTS, Trial } from '../support/faults/play.ts';
import { SCENARIOS } from '../support/faults/scenarios.ts';

test.each(SCENARIOS)('$name: every call fails, times out and is the last', { timeout: 1_800_000 }, scenario => {
  const trial = new Trial(scenario);
  const wrong: string[] = [];
  for (let index = 1; index <= trial.calls; index++) {
    for (const fault of FAULTS) wrong.push(...[trial.play(index, fault)].flatMap(one => one ?? []));
  }
  console.log(`${scenario.name}: ${trial.calls * FAULTS.length} faults tried in a tick of ${trial.calls} calls`);
  expect(wrong).toEqual([]);
});
