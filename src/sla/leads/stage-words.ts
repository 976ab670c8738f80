/** What a stage's name says by itself, in the languages of the headers. "Converted" says nothing: a lead that became a deal is no sale. */
import { STAGE_JOINT } from '../policy/fields.ts';
import type { Policy } from '../policy/schema.ts';
import { wordsOf } from './header-words.ts';

type StageKind = keyof Policy['stages'];

/** In this order: "Closed Won" is won before it is closed, and "Not interested" closed before anything else is looked for. */
const SAYS: readonly (readonly [StageKind, string])[] = [
  [
    'closed',
    // "not", "nicht", "pas", "non", "no", "não", "niet" and what a lead had to be
    '^(closed )?(not?|nicht|pas|non|nao|niet|kein|geen|sem|sin) (a )?(won|converted|qualified|interested|interest|fit|qualifi\\S*|interess\\S*|interes\\S*|calificad\\S*|cualificad\\S*|gekwalificeerd|geinteresseerd)|対象外|興味なし',
  ],
  [
    'won',
    '^(closed ?|deal ?)?won( deal)?$|^(deal )?signed$|^(existing |active |new |neuer? )?(customer|kunde|client|cliente|klant)$|(^| )(gewonnen|gagnee?|ganad[oa]|ganh[oa]|vint[oa])$|^(cerrad[oa]|fechad[oa]|chius[oa]) (ganad[oa]|ganh[oa]|vint[oa])|受注|成約|契約済|^顧客$',
  ],
  [
    'closed',
    '^(deal |lead )?(closed ?)?lost( lead| deal)?$|^(closed|close)( |$)|^(dead|junk|spam|duplicate|invalid|rejected|archived|canceled|cancelled|abandoned|unqualified|disqualified|bad fit|wrong number|out of business|no fit)( lead| deal)?$|^incorrect contact data$|^(lost|disqualified|unqualified|rejected) |(^| )(verloren|perdue?|perdid[oa]|pers[oa]|abgelehnt|disqualifie\\S*|descalificad[oa]|desqualificad[oa]|squalificat[oa]|gediskwalificeerd|refusee?|rechazad[oa]|rejeitad[oa]|rifiutat[oa]|afgewezen|geschlossen|fermee?|cerrad[oa]|fechad[oa]|chius[oa]|gesloten|ungultig|unqualifiziert)$|失注|見送り|却下|^(終了|クローズ)',
  ],
  [
    'returned',
    '^(returned|recycled?)( to marketing)?$|^(zuruckgegeben|zuruck an marketing|renvoye\\S*( au marketing)?|devuelt[oa]( a marketing)?|devolvid[oa]( ao marketing)?|restituit[oa]( al marketing)?|teruggegeven|terug naar marketing)$|差し?戻し',
  ],
  [
    'paused',
    '^(sales )?nurtur(e|ing)$|^(on hold|paused|snoozed|bad timing|not now|contact in future|pausiert|zuruckgestellt|en pause|en espera|em espera|pausad[oa]|in attesa|in pausa|sospes[oa]|in de wacht|gepauzeerd|en attente)$|^(保留|中断)',
  ],
];

let patterns: readonly (readonly [StageKind, RegExp])[] | null = null;

/** Null where the name says nothing: the lead counts as open, and the stage is listed. */
export function stageKind(name: string): StageKind | null {
  patterns ??= SAYS.map(([kind, words]) => [kind, new RegExp(words.normalize('NFKD').replace(/\p{M}/gu, ''))] as const);
  const words = wordsOf(name);
  return patterns.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Whether a stage, or one of two, is a won one by its name. */
export function isWonByName(stage: string): boolean {
  return stage.split(STAGE_JOINT).some(part => stageKind(part) === 'won');
}
