/** Prints the milliseconds from a stored zone to the first deadline, in this fresh process. */
import { Calendar } from '../src/sla/time/calendar.ts';
import { decodeZone } from '../src/sla/time/zone.ts';

const hours: [string, string][] = [['09:00', '17:00']];
const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
const begin = performance.now();
const zone = decodeZone('America/New_York', process.argv[2] ?? '');
const calendar = new Calendar({ name: 'Sales', timeZone: zone.name, week }, zone);
calendar.after(Date.UTC(2026, 10, 20, 20), 3_600_000);
const elapsed = performance.now() - begin;
process.stdout.write(String(elapsed));
