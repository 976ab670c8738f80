import { getLocale, type LocaleData } from 'numfmt';

/** What a locale decides about formulas, typed input and shown values. */
export interface Locale {
  /** The name that numfmt knows it by. */
  readonly name: string;
  readonly words: LocaleData;
  readonly decimalComma: boolean;
  /** The formats that an Automatic date, date with time and time of day show under. */
  readonly date: string;
  readonly dateTime: string;
  readonly time: string;
}

/** Date formats of Sheets' commonest locales; a locale that is not listed takes those of its language, then ISO's. */
const DATES: Readonly<Record<string, string>> = {
  en_US: 'm/d/yyyy',
  en_GB: 'dd/mm/yyyy',
  en_AU: 'dd/mm/yyyy',
  en_CA: 'yyyy-mm-dd',
  en_IE: 'dd/mm/yyyy',
  en_IN: 'dd/mm/yyyy',
  de: 'dd.mm.yyyy',
  fr: 'dd/mm/yyyy',
  es: 'd/m/yyyy',
  it: 'dd/mm/yyyy',
  pt: 'dd/mm/yyyy',
  nl: 'd-m-yyyy',
  pl: 'dd.mm.yyyy',
  ja: 'yyyy/mm/dd',
  en: 'm/d/yyyy',
};

const met = new Map<string, Locale>();

export function localeOf(name: string): Locale {
  const known = met.get(name);
  if (known) return known;
  const language = name.split('_')[0] ?? 'en';
  const words = getLocale(name) ?? getLocale(language) ?? getLocale('en_US');
  if (!words) throw new RangeError(`unknown locale: ${name}`);
  const date = DATES[name] ?? DATES[language] ?? 'yyyy-mm-dd';
  const clock = name === 'en_US' ? 'h:mm:ss am/pm' : 'hh:mm:ss';
  const locale: Locale = {
    name: getLocale(name) ? name : getLocale(language) ? language : 'en_US',
    words,
    decimalComma: words.decimal === ',',
    date,
    dateTime: `${date} ${name === 'en_US' ? 'h:mm:ss' : 'hh:mm:ss'}`,
    time: clock,
  };
  met.set(name, locale);
  return locale;
}
