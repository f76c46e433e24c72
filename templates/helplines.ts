/**
 * Where a person can be reached by voice and by text or chat, free, by country (ISO 3166). Only lines that have stood
 * for years; for everywhere else, findahelpline.com.
 *
 * Numbers as published by the services: 988lifeline.org and, for Canada, 988.ca; samaritans.org, giveusashout.org and
 * text50808.ie; lifeline.org.au; 1737.org.nz; telefonseelsorge.de; 113.nl; 3114.fr; telemanas.mohfw.gov.in; sos.org.sg.
 */
export type Helpline = { country: string; talk: string; emergency: string };

const US_AND_CANADA: Helpline = {
  country: "USA and Canada",
  talk: "call or text 988, free, day and night; in the USA also chat at 988lifeline.org",
  emergency: "911",
};
const UK_AND_IRELAND: Helpline = {
  country: "UK and Ireland",
  talk: "call 116 123 (Samaritans), free, day and night. By text: SHOUT to 85258 in the UK, TALK to 50808 in Ireland",
  emergency: "999 or 112",
};

/** The two that serve most of those who write in English, wherever nothing is known. */
export const WIDEST: readonly Helpline[] = [US_AND_CANADA, UK_AND_IRELAND];

const BY_COUNTRY: Readonly<Record<string, Helpline>> = {
  us: US_AND_CANADA,
  ca: US_AND_CANADA,
  gb: UK_AND_IRELAND,
  ie: UK_AND_IRELAND,
  au: {
    country: "Australia",
    talk: "call 13 11 14 or text 0477 13 11 14 (Lifeline), day and night; chat at lifeline.org.au",
    emergency: "000",
  },
  nz: {
    country: "New Zealand",
    talk: "call or text 1737, free, day and night, and a trained counsellor answers",
    emergency: "111",
  },
  de: {
    country: "Germany",
    talk: "call 0800 111 0 111 (TelefonSeelsorge), free, day and night; chat at online.telefonseelsorge.de",
    emergency: "112",
  },
  nl: {
    country: "the Netherlands",
    talk: "call 0800-0113, free, or 113, day and night; chat at 113.nl",
    emergency: "112",
  },
  fr: {
    country: "France",
    talk: "call 3114, free, day and night; for text or chat, findahelpline.com",
    emergency: "112",
  },
  in: {
    country: "India",
    talk: "call 14416 (Tele-MANAS), free, day and night; for text or chat, findahelpline.com",
    emergency: "112",
  },
  sg: {
    country: "Singapore",
    talk: "call 1767 or write on WhatsApp to 9151 1767 (Samaritans of Singapore), day and night",
    emergency: "995",
  },
};

/** The writer's own country's line, or null where none is known to us. */
export function helplineOf(country: string | null): Helpline | null {
  return country === null ? null : (BY_COUNTRY[country] ?? null);
}
