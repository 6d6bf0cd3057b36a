/** What a browser says of itself, as far as a person would recognise it. `program` is none. */
export const browsers = ['wechat', 'edge', 'firefox', 'chrome', 'safari', 'program', 'other'] as const;
export const systems = ['windows', 'harmony', 'android', 'ios', 'macos', 'linux', 'other'] as const;
export type BrowserName = (typeof browsers)[number];
export type SystemName = (typeof systems)[number];

/** Where somebody has signed in. */
export interface DeviceWords {
  readonly browser: BrowserName;
  readonly system: SystemName;
}

/** Many browsers name others too: the first that fits counts. */
const browserMarks: readonly (readonly [mark: RegExp, name: BrowserName])[] = [
  [/\bMicroMessenger\//, 'wechat'],
  [/\bEdg(?:e|A|iOS)?\//, 'edge'],
  [/\b(?:Firefox|FxiOS)\//, 'firefox'],
  [/(?:Chrome|Chromium|CriOS)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
  [/^Mozilla\//, 'other'],
];
const systemMarks: readonly (readonly [mark: RegExp, name: SystemName])[] = [
  [/\bWindows\b/, 'windows'],
  [/\b(?:HarmonyOS|OpenHarmony)\b/, 'harmony'],
  [/\bAndroid\b/, 'android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'ios'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macos'],
  [/\bLinux\b|\bCrOS\b/, 'linux'],
];

const find = <Name>(marks: readonly (readonly [RegExp, Name])[], sent: string): Name | undefined =>
  marks.find(([mark]) => mark.test(sent))?.[1];

/** The words for a User-Agent header; only these are kept, never the header. */
export function deviceWords(userAgent: string | undefined): DeviceWords {
  const sent = (userAgent ?? '').slice(0, 500);
  return { browser: find(browserMarks, sent) ?? 'program', system: find(systemMarks, sent) ?? 'other' };
}
