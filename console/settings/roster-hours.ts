import type { SectionContent } from '../../domain/settings/sections';

type Hours = SectionContent<'roster'>['people'][number]['week'][number];

const twoDigits = (n: number): string => String(n).padStart(2, '0');
const clock = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;

/** 08:30-12:00 13:00-17:30, as people write hours. */
export const hoursText = (hours: Hours): string => hours.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ');

const range = /^([01]?\d|2[0-4]):([0-5]\d)[-–—]([01]?\d|2[0-4]):([0-5]\d)$/;

/** The hours that a text says; undefined where it says none. Whether they follow each other, the section checks. */
export function hoursOf(text: string): Hours | undefined {
  const parts = text
    .trim()
    .split(/[\s,，;；]+/)
    .filter(Boolean);
  const hours = parts.map((part) => {
    const [, fromHour, fromMinute, toHour, toMinute] = range.exec(part) ?? [];
    return fromHour === undefined
      ? undefined
      : ([Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)] as const);
  });
  return hours.every((one) => one !== undefined) ? hours : undefined;
}
