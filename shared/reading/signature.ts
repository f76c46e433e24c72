/** The name that the writer signed with. */
import { isName } from "./names.ts";

const FAREWELL =
  /^(?:thanks|thank you|many thanks|best|best wishes|best regards|kind regards|warm regards|regards|cheers|yours|yours sincerely|sincerely|love|ta|xx?|xo|greetings|groetjes|saludos|warmly|cordially|respectfully|blessings|hugs|in haste|thx|tx|grüße|mfg|obrigad[oa]|gracias|merci|bye)\b[\s\p{L}]{0,20}[,.!]*\s*[-–—]*\s*/iu;

/** One word alone on the last line, and nobody's name. */
const NO_SIGNATURE =
  /^(?:sorry|help|anyway|sent|advice|please|sigh|ugh|oof|argh|edit|update|also|none|yes|no|end|amen|nope|yep|done|why|what|how|ok|okay|lol|hello|hi|urgent|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|tonight|interview|iphone|android|.*\d.*)$/i;

/** The last short line that is a name: "Shan", "Marva Joseph", "Thanks, Deb". */
export function signatureOf(own: string): string | null {
  const rows = own
    .trimEnd()
    .split("\n")
    .map((r) => r.trim())
    .filter((r) => r !== "")
    .slice(-5);
  for (let i = rows.length - 1; i >= Math.max(0, rows.length - 3); i--) {
    const row = rows[i]!.replace(/^[-–—~*\s]+/, "")
      .replace(/^\((?:Mrs?|Ms|Miss|Dr)\.?\)\s*/, "")
      .replace(/^(?:sent from|ps|p\.s).*/i, "");
    if (row === "" || rows.length < 2) continue;
    const rest = row
      .replace(FAREWELL, "")
      .replace(/[.,!~*\s\p{Extended_Pictographic}xX]*$/u, (end) =>
        /^\s*[xX]+$/.test(end)
          ? ""
          : end.replace(/[xX]/g, "x").trim() === ""
            ? ""
            : end.includes("x")
              ? end
              : "",
      );
    const words = rest.split(/\s+/);
    if (
      !NO_SIGNATURE.test(rest) &&
      rest.length > 1 &&
      rest.length <= 40 &&
      words.length <= 4 &&
      words.every((w) => /^\p{L}[\p{L}\p{M}.'’-]*$/u.test(w)) &&
      (words.every((w) => /^(?:\p{Lu}|de|van|von|da|bin|al)/u.test(w)) ||
        (words.length === 1 && i === rows.length - 1 && rest.length <= 12))
    )
      if (
        words.some((w) => isName(w.replace(/\.$/, "")) || /^\p{Ll}/u.test(w)) ||
        (i === rows.length - 1 && row === rest && words.length === 1)
      )
        return rest.replace(/(?<=\p{Ll})\.$/u, "");
    if (row.length > 45) break;
  }
  return null;
}
