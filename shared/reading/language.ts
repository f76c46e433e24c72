/** The language of a mail's own words. Only English is read so far; the ten biggest others are answered in themselves. */
import type { Language } from "../domain/debrief.ts";

/** By number of speakers, Ethnologue 2025, as ISO 639-3 (what `franc` says) and as the tags of RFC 5646; German besides. */
const TAGS: Readonly<Record<string, Exclude<Language, "en" | "other">>> = {
  cmn: "zh",
  hin: "hi",
  spa: "es",
  arb: "ar",
  fra: "fr",
  ben: "bn",
  por: "pt",
  rus: "ru",
  ind: "id",
  urd: "ur",
  deu: "de",
};
const KNOWN = ["eng", ...Object.keys(TAGS)];

/** Of a long mail the beginning says enough. */
const MOST_CHARACTERS = 4_000;
/** Fewer letters than this are a name, a word or a sigh, and taken for English. */
const FEWEST_LETTERS = 20;
/**
 * A mail with at least this share of these words is English, whatever it quotes or how it is spelled: of the 910 English
 * debriefs in `test/corpus` the poorest has 0.15, and other languages stay below 0.05.
 */
const ENGLISH_SHARE = 0.1;
const ENGLISH = new Set(
  "the and to of i a in that it was is my me for with on but so they he she we you had have not at be this were their them his her what when about from there all been would could did do don't didn't im i'm it's if or as by then just an".split(
    " ",
  ),
);

/** `other`: surely not English, and none of those that we can answer in. Linear in at most a few thousand characters. */
export async function languageOf(own: string): Promise<Language> {
  const text = own.slice(0, MOST_CHARACTERS).normalize("NFC");
  if ((text.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return "en";
  const words =
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{M}']+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  if (english / words.length >= ENGLISH_SHARE) return "en";
  // Its tables would cost every cold start a tenth, and most mails end above.
  const { franc } = await import("franc-min");
  const among = franc(text, { only: KNOWN, minLength: FEWEST_LETTERS });
  const anywhere = franc(text, { minLength: FEWEST_LETTERS });
  if (among in TAGS && (among === anywhere || NEAR[among]?.includes(anywhere))) return TAGS[among]!;
  // Broken or very short English looks like anything; a mail is only turned away when nothing says English.
  return among === "eng" || anywhere === "eng" || english > 1 ? "en" : "other";
}

/** Close enough that a short text may be taken for the other, and that its writer reads the answer. */
const NEAR: Readonly<Record<string, readonly string[]>> = {
  ind: ["zlm", "jav", "sun"],
  spa: ["glg", "cat"],
  por: ["glg"],
  hin: ["bho", "mai", "mag"],
  urd: ["skr", "pnb"],
};
