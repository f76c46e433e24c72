/** Names and addresses in the header lines that mail programs write into text, each in its own manner. */

export type Mailbox = { name: string | null; address: string | null };

/** Twenty interviewers are many; a list of thousands is nobody's invitation. */
const MOST = 50;
const LONGEST = 8_000;

const BARE = /^[^\s<>()[\]:;,"'@]{1,64}@[^\s<>()[\]:;,"'@]{1,255}$/;
/** `<ada@…>`, `[mailto:ada@…]`, `(ada@…)`, `<ada@…<mailto:ada@…>>`. */
const WRAPPED =
  /[<[(]{1,2}\s?(?:mailto:)?([^\s<>()[\]:;,"@]{1,64}@[^\s<>()[\]:;,"@]{1,255})(?:<mailto:[^<>\s]{1,320}>)?\s?[>\])]{1,3}/g;

/** The mailboxes of one header value, separated by commas or semicolons. Linear. */
export function mailboxesIn(value: string): Mailbox[] {
  const text = value
    .slice(0, LONGEST)
    .replace(/([^\s<>()[\]:;,"'@]@[^\s<>()[\]:;,"'@]{1,255})<mailto:[^<>\s]{1,320}>/g, "$1");
  const found: Mailbox[] = [];
  let from = 0;
  for (const wrapped of text.matchAll(WRAPPED)) {
    const { before, name } = split(text.slice(from, wrapped.index));
    for (const address of before) found.push({ name: null, address });
    const address = wrapped[1]!;
    found.push({ name: name?.toLowerCase() === address.toLowerCase() ? null : name, address });
    from = wrapped.index + wrapped[0].length;
    if (found.length >= MOST) return found.slice(0, MOST);
  }
  const { before, name } = split(text.slice(from));
  for (const address of before) found.push({ name: null, address });
  if (name !== null) found.push(BARE.test(name) ? { name: null, address: name } : { name, address: null });
  return found.slice(0, MOST);
}

/** "Dana Reyes <dana@example.com>, lee@example.com"; null where there is nobody. */
export function written(mailboxes: readonly Mailbox[]): string | null {
  const each = mailboxes.map(({ name, address }) => {
    const safe =
      name !== null && address !== null && /[,;<>"@()]/.test(name) ? `"${name.replace(/["\\]/g, "")}"` : name;
    return address === null ? safe : safe === null ? address : `${safe} <${address}>`;
  });
  return each.length > 0 ? each.join(", ") : null;
}

/** What stands before an address: bare addresses of others, then this one's name, which may itself have a comma. */
function split(text: string): { before: string[]; name: string | null } {
  const pieces = text.split(/[,;]/).map((piece) => piece.trim());
  const before: string[] = [];
  while (pieces.length > 0) {
    const bare = clean(pieces[0]!);
    if (BARE.test(bare) && pieces.length > 1) before.push(bare);
    else if (pieces[0] !== "") break;
    pieces.shift();
  }
  return { before, name: clean(pieces.join(", ")) || null };
}

const clean = (name: string): string =>
  name
    .replace(/^[\s"'“”„«»‘’*_]+|[\s"'“”„«»‘’*_:]+$/g, "")
    .replace(/\s+/g, " ")
    .trim();
