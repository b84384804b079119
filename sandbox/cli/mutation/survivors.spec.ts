import { describe, expect, it } from 'vitest';
import { readScenarioFile, scenarioIds } from '../scenario-folder.ts';
import { mutationsOf } from './mutations.ts';
import { isAbout, parseSurvivors } from './survivors.ts';

const parse = (text: string) => parseSurvivors(text, 'survivors.yaml');

it('reads one survivor for each text that an entry lists', () => {
  expect(
    parse("- { at: '3:5', becomes: [a, b], because: both }\n- { at: '4:1', becomes: ;, because: c }\n"),
  ).toEqual([
    { at: '3:5', becomes: 'a', because: 'both', line: 1 },
    { at: '3:5', becomes: 'b', because: 'both', line: 1 },
    { at: '4:1', becomes: ';', because: 'c', line: 2 },
  ]);
});

it.each([
  ["- { at: '3:5', becomes: a, because: b }\n- { at: 3, becomes: a, because: b }\n", 2],
  ["- { at: '3:5', becomes: a }\n", 1],
  ['at: [\n', 2],
  ['no list\n', 1],
])('says in which line %j is no survivor', (text, line) => {
  expect(parse(text)).toMatchObject({ line, message: { key: 'cli.survivors-unreadable' } });
});

describe('each survivor is a change of the solution as it stands', () => {
  it.each(scenarioIds())('%s', (id) => {
    const solution = readScenarioFile(id, 'solution.c') ?? '';
    const mutations = mutationsOf(solution);
    const survivors = parse(readScenarioFile(id, 'survivors.yaml') ?? '[]');
    expect(survivors).not.toHaveProperty('message');
    const made = (survivor: Parameters<typeof isAbout>[0]) =>
      mutations.some((mutation) => isAbout(survivor, mutation, solution));
    expect([survivors].flat().filter((survivor) => 'at' in survivor && !made(survivor))).toEqual([]);
  });
});
