import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

const WALL = 'YYYY-MM-DDTHH:mm:ss';

/** From now on times are those of the store's clocks, wherever the browser stands. */
export const setZone = (zone: string): void => dayjs.tz.setDefault(zone);

/** An instant as the store's clocks show it. */
export const atStore = (at: string | number): Dayjs => dayjs(at).tz();

/** As one says it of a day in these weeks. */
export const dayAndTime = (at: string | number): string => atStore(at).format('MM-DD ddd HH:mm');

/** When a day begins in the store. */
export const dayStart = (day: string): Dayjs => dayjs.tz(day);

/** What the store's clocks show at an instant, as a date picker takes it: without a zone of its own. */
export const wallOf = (at: string): Dayjs => dayjs(atStore(at).format(WALL));

/** RFC 3339 of the instant at which the store's clocks show this. */
export const instantAt = (wall: Dayjs): string => dayjs.tz(wall.format(WALL)).format();
