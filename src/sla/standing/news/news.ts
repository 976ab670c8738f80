/**
 * What there is to tell, and to whom: one alert per key, ever, and one message per person and run.
 *
 * A key names a lead, a clock and a stage; or a quota, a month and a state; or a day's digest; or a trouble. Keys that the
 * outbox has recorded are not news.
 */
import { tellAlerts } from './alerts.ts';
import type { NewsContext } from './context.ts';
import { tellDigest } from './digest.ts';
import { Messages } from './messages.ts';
import type { News } from './told.ts';
import { tellTroubles } from './trouble.ts';

export function newsOf(context: NewsContext): readonly News[] {
  const messages = new Messages();
  tellTroubles(context, messages);
  if (context.isComplete) tellDigest(context, messages);
  tellAlerts(context, messages);
  return messages.all();
}
