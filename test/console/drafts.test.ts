import { draftOf, dropOldDrafts, keepDraft } from '../../console/shared/forms/drafts';
import { MovedClock } from '../support/moved-clock';

/** As a browser has one: its entries are its properties. */
class Storage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

let clock: MovedClock;
beforeEach(() => {
  clock = new MovedClock();
  Object.assign(globalThis, { sessionStorage: new Storage() });
});
afterEach(() => {
  clock.undo();
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});

test('L3 where nobody is signed in, a draft is gone ten minutes after it was typed, and nothing else is', () => {
  sessionStorage.setItem('repairflow.person', 'wang');
  keepDraft('RO-1', 'noteCondition', { note: '左后门有旧划痕' });
  clock.pass(6 * 60_000);
  keepDraft('RO-2', 'noteCondition', { note: '右前门' });
  dropOldDrafts();
  expect(draftOf('RO-1', 'noteCondition')).toEqual({ note: '左后门有旧划痕' });
  clock.pass(4 * 60_000);
  dropOldDrafts();
  expect(draftOf('RO-1', 'noteCondition')).toBeUndefined();
  expect(draftOf('RO-2', 'noteCondition')).toEqual({ note: '右前门' });
  expect(sessionStorage.getItem('repairflow.person')).toBe('wang');
});

test('what was kept by an earlier release or is none is no draft, and goes', () => {
  for (const broken of ['{"note":"x"}', 'no JSON', 'null'])
    sessionStorage.setItem(`draft:RO-${broken.length}:noteCondition`, broken);
  expect(draftOf('RO-12', 'noteCondition')).toBeUndefined();
  dropOldDrafts();
  expect(Object.keys(sessionStorage)).toEqual([]);
});
