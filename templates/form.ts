/** The four lines somebody can fill in when writing freely is too much. */

/** The headed lines, in order: what went right comes first. */
export const FORM_LINES = [
  "What went well:",
  "What stung:",
  "What I did not get to say:",
  "What else was going on:",
] as const;

/** Opens a mail to us with the four lines in it. */
export function formLink(replyTo: string): string {
  return mailto(replyTo, "My interview", FORM_LINES.map((line) => `${line}\n\n`).join(""));
}

/** A `mailto:` link (RFC 6068): line breaks as %0D%0A, everything else percent-encoded. An empty `to` stays open. */
export function mailto(to: string, subject: string, body: string): string {
  const address = encode(to).replaceAll("%40", "@");
  return `mailto:${address}?subject=${encode(subject)}&body=${encode(body.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n"))}`;
}

/** Some mail programs still cut a link at about 2,000 characters. */
export const MOST_LINK_CHARACTERS = 1_900;

function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
