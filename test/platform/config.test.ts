import { readConfig } from '../../platform/config';
import { limitsOf } from '../../platform/temporal/workers';

test('how much a worker does at once is set by count or by targets, and a target never comes alone', () => {
  expect(limitsOf(readConfig({}))).toEqual({});
  expect(limitsOf(readConfig({ WORKFLOW_SLOTS: '20' }))).toEqual({ maxConcurrentWorkflowTaskExecutions: 20 });
  expect(() => readConfig({ TARGET_CPU: '0.8' })).toThrow('TARGET_MEMORY: belongs to the other target');
  expect(() => readConfig({ TARGET_CPU: '0.8', TARGET_MEMORY: '80' })).toThrow('TARGET_MEMORY');
  expect(() => readConfig({ TARGET_CPU: '0.8', TARGET_MEMORY: '0.7', ACTIVITY_SLOTS: '5' })).toThrow(
    'TARGET_MEMORY: cannot be set together',
  );
});
