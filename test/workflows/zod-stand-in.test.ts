import type * as Processes from '../../domain/processes';

/** Every module of the domain is loaded in the workflow bundle, where zod is the stand-in: a declaration it cannot take stops every worker. */
test('all processes load, open and decide with the stand-in for zod', () => {
  jest.isolateModules(() => {
    jest.doMock('zod', () => jest.requireActual<object>('../../workflows/zod-stand-in'));
    const { processDefinitions, processTypes } = jest.requireActual<typeof Processes>('../../domain/processes');
    for (const type of processTypes) {
      const definition = processDefinitions[type];
      expect(definition.deadlines(definition.initialState)).toEqual(expect.any(Array));
      expect(definition.tasksOf(definition.initialState)).toEqual(expect.any(Array));
    }
    expect(processTypes.length).toBeGreaterThan(2);
    const { z } = jest.requireMock<{ z: { array: () => { length: () => unknown } } }>('zod');
    expect(z.array().length()).toBe(z);
  });
});
