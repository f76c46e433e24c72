/**
 * Answer, or stay silent? Order is suspicion: what may harm comes first, what is merely not from a person last.
 *
 * | rule                                    | source                                                        |
 * | --------------------------------------- | ------------------------------------------------------------- |
 * | virus, spam                             | SES receipt verdicts                                          |
 * | one sender, or none to answer           | RFC 5322 section 3.6.2; RFC 7489 section 6.6.1 for two        |
 * | DMARC failed, or nothing aligned passes | RFC 7489 sections 3.1 and 6; a forged sender gets no letter   |
 * | own address, own signed mark, many hops | RFC 5321 section 6.3 (loops are found by counting Received)   |
 * | null sender, reports, mailer-daemon     | RFC 3834 section 2, RFC 3464, RFC 5321 section 4.5.5          |
 * | headed or begun like a delivery notice  | what about sixty mail servers write, `machines.ts`            |
 * | headed or begun like an absence         | what mail programs write in thirty languages, `machines.ts`   |
 * | Auto-Submitted, Precedence, X-Auto…     | RFC 3834 sections 2 and 5, RFC 2076; Microsoft [MS-OXCMAIL]   |
 * | answers of calendars                    | RFC 5546 section 3.2.3                                        |
 * | List-*, Feedback-ID                     | RFC 3834 section 2, RFC 2369, RFC 2919                        |
 * | no-reply senders                        | RFC 3834 section 2: no answer to an address that nobody reads |
 */
import {
  AWAY_SUBJECT,
  AWAY_SUBJECT_MORE,
  BOUNCE_ADDRESS,
  BOUNCE_SUBJECT,
  BOUNCE_SUBJECT_MORE,
  DAEMON,
  DAEMON_NAME,
  isAwayText,
  isBounceText,
  isSiteMail,
  MACHINE_HEADER,
  MACHINE_HEADERS,
  MAIL_PROGRAM,
  MAIL_PROGRAM_HEADERS,
  MAILING_PROGRAM,
  NOBODY,
  RECEIPT_SUBJECT,
  RECEIPT_SUBJECT_MORE,
  RECEIPT_TEXT,
  RELAY_HEADERS,
  TAGGED_SENDER,
} from "./machines.ts";
import type { Inbound } from "./parse.ts";
import { isServiceAddress } from "./thread.ts";

/** As SES gives them: PASS, FAIL, GRAY, PROCESSING_FAILED, DISABLED. */
export type Verdict = string;
export type Verdicts = { spam: Verdict; virus: Verdict; spf: Verdict; dkim: Verdict; dmarc: Verdict };

/** What the mail server saw, which no header can change. `sender` is MAIL FROM, empty for the null sender. */
export type Envelope = {
  sender: string;
  recipients: readonly string[];
  verdicts: Verdicts;
  serviceAddress: string;
  /** It carries our own signed mark (`loop.ts`): a letter of ours that came back. */
  isOurs?: boolean;
};

export type Silence =
  | "virus"
  | "spam"
  | "no-sender"
  | "two-senders"
  | "unauthenticated"
  | "own-address"
  | "loop"
  | "bounce"
  | "away"
  | "automatic"
  | "list"
  | "no-reply-sender";
export type Judgement = { answer: true } | { answer: false; outcome: Silence };

/** Ten hops are many; thirty are a circle (RFC 5321 section 6.3 advises a large number). */
const MOST_HOPS = 30;

export function judge(inbound: Inbound, envelope: Envelope): Judgement {
  const found = RULES.find(([, applies]) => applies(inbound, envelope));
  return found ? { answer: false, outcome: found[0] } : { answer: true };
}

type Rule = [outcome: Silence, applies: (inbound: Inbound, envelope: Envelope) => boolean];

const RULES: readonly Rule[] = [
  ["virus", (_, { verdicts }) => verdicts.virus === "FAIL"],
  ["spam", (_, { verdicts }) => verdicts.spam === "FAIL"],
  ["two-senders", ({ from, headers }) => from === null && hasTwoSenders(headers)],
  ["no-sender", ({ from }) => from === null],
  ["unauthenticated", (inbound, envelope) => !isAuthenticated(inbound, envelope)],
  ["own-address", ({ from }, { serviceAddress }) => isServiceAddress(from!.address, serviceAddress)],
  ["loop", ({ headers }, { isOurs }) => isOurs === true || all(headers, "received").length > MOST_HOPS],
  ["bounce", isBounce],
  ["away", isAway],
  ["automatic", isAutomatic],
  ["list", ({ headers }) => [...headers.keys()].some((name) => /^list-|^feedback-id$/.test(name))],
  ["no-reply-sender", ({ from }, { sender }) => NOBODY.test(from!.address) || NOBODY.test(sender)],
];

type Headers = Inbound["headers"];

const all = (headers: Headers, name: string): readonly string[] => headers.get(name) ?? [];

function hasTwoSenders(headers: Headers): boolean {
  const senders = all(headers, "from");
  return senders.length > 1 || (senders[0]?.match(/@/g)?.length ?? 0) > 1;
}

/**
 * DMARC decides where it can. Where the domain publishes no policy, SPF or DKIM must vouch for the very domain of the
 * From line, as DMARC would ask (RFC 7489 section 3.1): anybody can make a mail pass for a domain of their own.
 */
function isAuthenticated({ from, headers }: Inbound, { sender, verdicts }: Envelope): boolean {
  if (verdicts.dmarc === "PASS") return true;
  if (verdicts.dmarc === "FAIL") return false;
  const domain = domainOf(from!.address);
  const signers = all(headers, "dkim-signature").map(
    (value) => /(?:^|;)\s*d\s*=\s*([^;\s]{1,255})/i.exec(value)?.[1] ?? "",
  );
  // The verdict does not say whose signature passed, so that none may be a stranger's.
  const isSigned = signers.length > 0 && signers.every((signer) => isAligned(signer, domain));
  return (
    (verdicts.spf === "PASS" && isAligned(domainOf(sender), domain)) || (verdicts.dkim === "PASS" && isSigned)
  );
}

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf("@") + 1).replace(/[>\s]/g, "");

/** Relaxed alignment (RFC 7489 section 3.1.1): the same domain, or one below the other. */
function isAligned(theirs: string, domain: string): boolean {
  const [a, b] = [theirs.toLowerCase(), domain.toLowerCase()];
  return a.includes(".") && (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`));
}

function isBounce(inbound: Inbound, { sender }: Envelope): boolean {
  const { from, headers, subject, text } = inbound;
  return (
    sender.replace(/[<>\s]/g, "") === "" ||
    DAEMON.test(sender.replace(/^[<\s]+/, "")) ||
    all(headers, "return-path").some((path) => /^\s*<\s*>\s*$/.test(path)) ||
    DAEMON.test(from!.address) ||
    BOUNCE_ADDRESS.test(from!.address) ||
    isTracked(inbound, sender) ||
    DAEMON_NAME.test(from!.name ?? "") ||
    all(headers, "content-type").some((type) => REPORT.test(type)) ||
    BOUNCE_SUBJECT.test(subject) ||
    BOUNCE_SUBJECT_MORE.test(subject) ||
    all(headers, "content-class").some((kind) => /content-classes:(?:mdn|dsn)/i.test(kind)) ||
    isBounceText(text)
  );
}

/**
 * `bounces+17-ada=mail.example@…` as envelope sender. Shops and lists count their bounces so, and so do relays that
 * hide a person's address and providers that rewrite it. A machine it is when the address in it is not the sender's own
 * (then it was made for whom the mail goes to), or when a relay for shops sent it and no mail program wrote it. Whose
 * mail reaches this rule is authenticated as the From line's (DMARC), and none of the other rules needs the envelope.
 */
function isTracked(inbound: Inbound, sender: string): boolean {
  if (!TAGGED_SENDER.test(sender)) return false;
  const local = sender
    .replace(/[<>\s]/g, "")
    .toLowerCase()
    .replace(/@[^@]*$/, "");
  const own = inbound.from!.address.replace("@", "=");
  return /=[a-z0-9-]+\.[a-z]/.test(local) ? !local.endsWith(own) : isRelayed(inbound.headers);
}

/** Through a relay for shops and sites, with nothing of a mail program on it. */
function isRelayed(headers: Headers): boolean {
  return (
    RELAY_HEADERS.some((name) => headers.has(name)) &&
    !MAIL_PROGRAM_HEADERS.some((name) => headers.has(name)) &&
    !all(headers, "x-mailer").some((program) => MAIL_PROGRAM.test(program)) &&
    !all(headers, "message-id").some((id) =>
      /@(?:mail\.gmail\.com|[\w-]+\.mail\.[\w.]+|email\.android\.com)>/i.test(id),
    )
  );
}

const REPORT =
  /^\s*(?:multipart\/report|message\/(?:delivery-status|disposition-notification|feedback-report))\b/i;

function isAutomatic({ headers, calendarMethod, subject, text }: Inbound): boolean {
  const says = (name: string, pattern: RegExp) => all(headers, name).some((value) => pattern.test(value));
  return (
    all(headers, "auto-submitted").some((value) => !/^\s*no\s*(?:$|[;(])/i.test(value)) ||
    MACHINE_HEADERS.some((name) => headers.has(name)) ||
    [...headers.keys()].some((name) => MACHINE_HEADER.test(name)) ||
    isRelayed(headers) ||
    // Web mails are scripts too, and say which.
    says("x-php-originating-script", /^(?!.*(?:rcube|roundcube|squirrel|horde|webmail|rainloop|snappy))/i) ||
    says("x-auto-response-suppress", /\b(?:all|dr|rn|nrn|autoreply|oof)\b/i) ||
    says("x-apple-action", /vacation/i) ||
    says("x-mailer", MAILING_PROGRAM) ||
    says("delivered-to", /^\s*autoresponder/i) ||
    says("precedence", NOT_FROM_A_PERSON) ||
    says("x-precedence", NOT_FROM_A_PERSON) ||
    // Somebody pressed "accept" on an invitation: the calendar wrote the mail (RFC 5546 section 3.2.3).
    calendarMethod === "REPLY" ||
    RECEIPT_SUBJECT.test(subject) ||
    RECEIPT_SUBJECT_MORE.test(subject) ||
    isSiteMail(subject, text) ||
    RECEIPT_TEXT.test(text.slice(0, 600).replace(/\s+/g, " ").trim())
  );
}

const NOT_FROM_A_PERSON = /^\s*(?:auto[_-]?reply|auto|bulk|junk|list|normal-bulk)\b/i;

/** The person's own mail program says that they are away. */
function isAway({ headers, subject, text }: Inbound): boolean {
  return (
    AWAY_SUBJECT.test(subject) ||
    AWAY_SUBJECT_MORE.test(subject) ||
    headers.has("x-vacation") ||
    isAwayText(text)
  );
}
