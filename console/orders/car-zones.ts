import type { Language } from '../../domain/values/bilingual';

/** The parts of a car seen from above, as the walk-round form draws them. */
export const zones = [
  { id: 'frontBumper', zh: '前保险杠', en: 'front bumper', box: [60, 6, 80, 18] },
  { id: 'bonnet', zh: '发动机盖', en: 'bonnet', box: [60, 28, 80, 52] },
  { id: 'windscreen', zh: '前挡风', en: 'windscreen', box: [64, 84, 72, 20] },
  { id: 'roof', zh: '车顶', en: 'roof', box: [64, 108, 72, 70] },
  { id: 'rearWindow', zh: '后挡风', en: 'rear window', box: [64, 182, 72, 18] },
  { id: 'boot', zh: '后备箱盖', en: 'boot lid', box: [60, 204, 80, 34] },
  { id: 'rearBumper', zh: '后保险杠', en: 'rear bumper', box: [60, 242, 80, 18] },
  { id: 'leftFrontWing', zh: '左前翼子板', en: 'left front wing', box: [30, 28, 26, 52] },
  { id: 'leftFrontDoor', zh: '左前门', en: 'left front door', box: [30, 84, 26, 48] },
  { id: 'leftRearDoor', zh: '左后门', en: 'left rear door', box: [30, 136, 26, 48] },
  { id: 'leftRearWing', zh: '左后翼子板', en: 'left rear wing', box: [30, 188, 26, 50] },
  { id: 'rightFrontWing', zh: '右前翼子板', en: 'right front wing', box: [144, 28, 26, 52] },
  { id: 'rightFrontDoor', zh: '右前门', en: 'right front door', box: [144, 84, 26, 48] },
  { id: 'rightRearDoor', zh: '右后门', en: 'right rear door', box: [144, 136, 26, 48] },
  { id: 'rightRearWing', zh: '右后翼子板', en: 'right rear wing', box: [144, 188, 26, 50] },
] as const;

/** What a place on the car is called, in both languages. */
export const zoneName = (zone: string): string => {
  const known = zones.find(({ id }) => id === zone);
  return known ? `${known.zh} ${known.en}` : zone;
};

export const zoneLabel = (zone: string, language: Language): string =>
  zones.find(({ id }) => id === zone)?.[language] ?? zone;

/** The note that goes into the finding: what a person would have written by hand, in both languages. */
export const damageNote = (marked: readonly string[]): string =>
  zones
    .filter(({ id }) => marked.includes(id))
    .map(({ zh, en }) => `${zh} ${en}`)
    .join('、');
